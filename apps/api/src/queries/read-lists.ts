import { Inject, Injectable } from '@nestjs/common';
import type { DirectorySnapshot } from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import { ENGINE } from '../engine.js';
import type { WaitForPosition } from '../http/wait-for-position.js';

/** What every query needs beside its table: the directory of now, and patience. */
@Injectable()
export class ReadLists {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  current(): DirectorySnapshot {
    return this.engine.directory.current();
  }

  /** Waits until these read models have reached a position. */
  wait(...projectors: readonly string[]): WaitForPosition {
    return (position, timeoutMs) => this.engine.projected.waitFor(position, timeoutMs, projectors);
  }
}
