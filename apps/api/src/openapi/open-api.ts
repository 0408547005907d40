import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Holds the document that describes the API; it is made once all controllers are known. */
@Injectable()
export class OpenApi {
  private made: OpenAPIObject | undefined;

  set document(made: OpenAPIObject) {
    this.made = made;
  }

  get document(): OpenAPIObject {
    if (!this.made) throw new Error('the API has not been described yet');
    return this.made;
  }

  /** Every address with the methods it knows, in capitals. */
  routes(): { path: string; methods: string[] }[] {
    return Object.entries(this.document.paths).map(([path, item]) => ({
      path,
      methods: methods.filter((method) => item[method]).map((method) => method.toUpperCase()),
    }));
  }
}
