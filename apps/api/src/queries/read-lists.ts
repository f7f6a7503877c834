import { Inject, Injectable } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import { ENGINE } from '../engine.js';
import type { WaitForPosition } from '../http/wait-for-position.js';
import type { Lists } from './reading-rights.js';

/** What every query needs beside its table: the directory of now, and patience. */
@Injectable()
export class ReadLists {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  current(): Lists {
    return this.engine.directory.current();
  }

  /** Waits until these read models have reached a position. */
  wait(...projectors: readonly string[]): WaitForPosition {
    return (position, timeoutMs) => this.engine.projected.waitFor(position, timeoutMs, projectors);
  }
}
