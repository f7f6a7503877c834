export { DEFAULT_PROFILE, PlaybookCatalogue, type PlaybookSection } from './catalogue.js';
export { InvalidPlaybook, type PlaybookFault } from './faults.js';
export { PlaybookParser } from './parse-playbook.js';
export type { Playbook } from './playbook.js';
export {
  PLAYBOOK_SENTENCES,
  type PlaybooksState,
  type PublishedPlaybook,
} from './playbook-decider.js';
export { PlaybookRefused, PlaybookService } from './playbook-service.js';
export { HOUSE_PARSER } from './house-parser.js';
export { readPlaybooks, shippedCatalogue, type PlaybookText } from './shipped.js';
export { formFaults, readYaml, type YamlText } from './yaml-text.js';
export type { IssueSection } from './schema/issue-section.js';
