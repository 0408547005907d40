import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { hashOf, isSecret } from '../links/link-secrets';
import { SignInLinks } from '../links/sign-in-links.service';

/** An invitation as whoever holds its link sees it. */
export interface OpenInvitation {
  readonly institutionId: string;
  readonly institutionName: string;
  /** As those who invited wrote it; empty: not known. */
  readonly name: string;
}

const LIVES = 'used_at is null and withdrawn_at is null and expires_at > now()';

/** What somebody with an invitation does. Its link opens nothing by itself: the address it was sent to must be theirs still. */
@Injectable()
export class Invited {
  constructor(
    private readonly db: Database,
    private readonly links: SignInLinks,
  ) {}

  /** Null: it is used, withdrawn, run out, or none. Changes nothing. */
  async look(token: string): Promise<OpenInvitation | null> {
    const institutionId = await this.whose(token);
    if (!institutionId) return null;
    const [found] = await this.db.transaction({ institutionId }, (tx) =>
      tx.query<OpenInvitation[]>(
        `select i.institution_id as "institutionId", n.name as "institutionName", i.name
         from invitation i join institution n on n.id = i.institution_id
         where i.institution_id = $1 and i.token_hash = $2 and ${LIVES}`,
        [institutionId, hashOf(token)],
      ),
    );
    return found ?? null;
  }

  /**
   * Says yes: keeps the name, and mails a link to sign in to the address that was invited.
   * @returns the secret for this browser, which alone can use that link; null where `look` gives null.
   */
  async accept(token: string, { name, network, nextPath }: { name: string; network: string; nextPath: string }) {
    const institutionId = await this.whose(token);
    if (!institutionId) return null;
    const [opened] = await this.db.transaction({ institutionId }, (tx) =>
      tx.query<{ id: string; email: string }[]>(
        `with opened as (
           update invitation set opened_at = coalesce(opened_at, now()), name = $3
           where institution_id = $1 and token_hash = $2 and ${LIVES} returning id, email
         ) select * from opened`,
        [institutionId, hashOf(token), name],
      ),
    );
    if (!opened) return null;
    return this.links.ask({ institutionId, address: opened.email, network, nextPath, invitationId: opened.id });
  }

  private async whose(token: string): Promise<string | null> {
    if (!isSecret(token)) return null;
    const [row] = await this.db.atTheDoor<{ institution_id: string }>('invitation_of', hashOf(token));
    return row?.institution_id ?? null;
  }
}
