import { sep } from 'node:path';
import Sequencer from '@jest/test-sequencer';

/** What takes long whatever the size of its file: browsers, outages, the stories of a whole source. */
const LONG = ['browser', 'scenarios', 'chaos'].map((folder) => `${sep}test${sep}${folder}${sep}`);

/** Long ones first: started last, one of them would run alone while the other cores rest. */
export default class LongFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (LONG.some((folder) => path.includes(folder)) ? 0 : 1);
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}
