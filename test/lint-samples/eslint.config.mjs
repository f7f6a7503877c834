import { houseRules } from '../../infra/house-rules.mjs';

/** A small house in which every wall is broken once, to see that the rules notice. */
export default houseRules(import.meta.dirname);
