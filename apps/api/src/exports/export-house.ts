import { Injectable } from '@nestjs/common';
import { ResponseHouse } from '../live/response-house.js';

/** Exports: each reads whole tables, so a few at a time leave the others room to work. */
@Injectable()
export class ExportHouse extends ResponseHouse {
  constructor() {
    super({ perAccount: 2, inAll: 4, code: 'TOO_MANY_EXPORTS' });
  }
}
