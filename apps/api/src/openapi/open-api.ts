import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** What an address can be asked to do. */
export interface Route {
  /** With its parameters in braces, from the root. */
  readonly path: string;
  /** In capitals. */
  readonly method: string;
  /** Kinds of content the body may be; empty when it takes none. */
  readonly takes: readonly string[];
}

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

  /** Every address with each method that it knows. */
  routes(): Route[] {
    return Object.entries(this.document.paths).flatMap(([path, item]) =>
      methods.flatMap((method) => {
        const operation = item[method];
        if (!operation) return [];
        const { requestBody } = operation;
        const takes = requestBody && 'content' in requestBody ? Object.keys(requestBody.content) : [];
        return [{ path, method: method.toUpperCase(), takes }];
      }),
    );
  }
}
