import type { Server, ServerResponse } from 'node:http';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** How long an answer under way may take once the app is asked to stop. */
const LONGEST_MS = 15_000;

/**
 * Lets an app that answers requests stop at once: answers under way are finished, and then every connection is closed.
 * A browser keeps connections open on which it has asked nothing yet, and a server by itself would wait for those.
 */
@Injectable()
export class LastCall implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private underWay = 0;
  private isStopping = false;

  constructor(private readonly host: HttpAdapterHost) {}

  onApplicationBootstrap(): void {
    this.server.on('request', (_request: unknown, response: ServerResponse) => {
      this.underWay += 1;
      response.once('close', () => {
        this.underWay -= 1;
        this.hangUpWhenDone();
      });
    });
  }

  beforeApplicationShutdown(): void {
    this.isStopping = true;
    this.hangUpWhenDone();
    setTimeout(() => this.server.closeAllConnections(), LONGEST_MS).unref();
  }

  private hangUpWhenDone(): void {
    if (this.isStopping && this.underWay === 0) this.server.closeAllConnections();
  }

  private get server(): Server {
    return this.host.httpAdapter.getHttpServer() as Server;
  }
}
