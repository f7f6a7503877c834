import { Inject, Injectable } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import { ENGINE } from '../engine.js';
import { ResponseHouse } from './response-house.js';

/** Live streams: several screens for everybody, not a flood. */
@Injectable()
export class StreamHouse extends ResponseHouse {
  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'metrics'>) {
    super({ perAccount: 10, inAll: Infinity, code: 'TOO_MANY_STREAMS' });
  }

  override host(account: string, run: () => Promise<void>): Promise<void> {
    return super.host(account, async () => {
      const ended = this.engine.metrics.streamBegan();
      await run().finally(ended);
    });
  }
}
