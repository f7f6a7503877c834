import { HOUSE_SIDE_STREAMS } from '@shaodao/side-streams';
import { PlaybookParser } from './parse-playbook.js';

/** Reads playbooks with the sections of every kind of side stream the house knows. */
export const HOUSE_PARSER = new PlaybookParser(HOUSE_SIDE_STREAMS.all);
