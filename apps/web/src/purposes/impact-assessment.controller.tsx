import { Controller, Get, Res } from '@nestjs/common';
import { ImpactAssessments } from '@footing/consent';
import type { Response } from 'express';
import { Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The impact assessment, filled from how the service is set up. */
@Controller('impact-assessment')
export class ImpactAssessmentController {
  constructor(private readonly assessments: ImpactAssessments) {}

  @Get()
  @Needs('consent.configure')
  @NotAudited('it holds rules and counts, and nobody’s data')
  async document(@CurrentView() view: View, @Res() res: Response): Promise<void> {
    const document = await this.assessments.document(view.actor);
    res.type(DOCX).setHeader('Content-Disposition', 'attachment; filename="impact-assessment.docx"');
    res.send(document);
  }
}
