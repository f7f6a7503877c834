import { PlaybookParser } from './parse-playbook.js';

/** Reads playbooks with the sections of every kind of side stream the house knows. */
export const HOUSE_PARSER = new PlaybookParser({});
