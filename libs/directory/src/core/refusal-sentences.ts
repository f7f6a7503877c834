import type { Name } from './entries.js';

/** What a refusal says to a person; `{code}` and the like stand for the refusal's params. */
export const DIRECTORY_SENTENCES: Readonly<Record<string, Name>> = {
  CODE_MALFORMED: {
    zh: '编码“{code}”格式不符：须以字母或数字开头，只含字母、数字和 . _ : -，至多 100 个字符',
    en: 'The code "{code}" is malformed: letters, digits and . _ : - only, first a letter or digit, at most 100',
  },
  CODE_TAKEN: { zh: '编码“{code}”已被使用', en: 'The code "{code}" is taken' },
  PARENT_UNKNOWN: {
    zh: '“{code}”的上级“{parent}”不存在',
    en: 'The parent "{parent}" of "{code}" does not exist',
  },
  PARENT_RETIRED: {
    zh: '“{code}”的上级“{parent}”已撤销',
    en: 'The parent "{parent}" of "{code}" is retired',
  },
  PARENT_CIRCLE: { zh: '“{code}”的上级关系成环', en: 'The parents of "{code}" form a circle' },
  TERRITORY_UNKNOWN: {
    zh: '“{code}”的辖区“{territory}”不存在',
    en: 'The territory "{territory}" of "{code}" does not exist',
  },
  LEVEL_NOT_BELOW_PARENT: {
    zh: '“{code}”的层级须低于上级“{parent}”',
    en: 'The level of "{code}" must be below that of its parent "{parent}"',
  },
  LIMIT_NOT_POSITIVE: {
    zh: '事项“{code}”的办理时限须大于零',
    en: 'The limit of the category "{code}" must be more than zero days',
  },
  UNIT_UNKNOWN: { zh: '单位“{code}”不存在', en: 'There is no unit "{code}"' },
  UNIT_RETIRED: { zh: '单位“{code}”已撤销', en: 'The unit "{code}" is retired already' },
  UNIT_HAS_PARTS: {
    zh: '单位“{code}”还有下属单位“{part}”，请先撤销下属单位',
    en: 'The unit "{code}" still has the unit "{part}" below it; retire that first',
  },
};
