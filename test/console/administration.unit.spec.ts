import { describe, expect, it } from '@jest/globals';
import { COLUMNS, entrySchema, type TableName } from '@shaodao/directory';
import { ROLES } from '@shaodao/identity';
import { fromConsole } from './console-module.js';

interface Field {
  readonly field: string;
  readonly required?: true;
  readonly kind: { readonly is: string; readonly of?: readonly string[]; readonly many?: true };
}

const [roleNames, { TABLE_FORMS }] = await Promise.all([
  fromConsole<{ readonly zh: object; readonly en: object }>('admin/accounts/role-names.js'),
  fromConsole<{ readonly TABLE_FORMS: Readonly<Record<string, readonly Field[]>> }>(
    'admin/directory/table-forms.js',
  ),
]);

describe('the roles an administrator gives', () => {
  it('are called as in the policy, but for the one no person has', () => {
    const { SYSTEM: _, ...forPersons } = ROLES;
    expect(roleNames.zh).toEqual(forPersons);
    expect(Object.keys(roleNames.en)).toEqual(Object.keys(forPersons));
  });
});

/** Filled in on pages of their own. */
const ELSEWHERE = ['calendars', 'successions'];
/** Days stand in every form and are not listed; points are drawn with a map, by file. */
const NOT_LISTED = ['validFrom', 'validTo', 'centre'];

describe('the forms of the directory', () => {
  const tables = Object.keys(COLUMNS) as TableName[];

  it('are there for every table', () => {
    expect(Object.keys(TABLE_FORMS).toSorted()).toEqual(
      tables.filter((table) => !ELSEWHERE.includes(table)).toSorted(),
    );
  });

  it.each(tables.filter((table) => !ELSEWHERE.includes(table)))(
    'ask for the columns of %s, need what it needs and offer what it takes',
    (table) => {
      const fields = TABLE_FORMS[table] ?? [];
      const columns = Object.keys(COLUMNS[table]).filter((name) => !NOT_LISTED.includes(name));
      expect(fields.map(({ field }) => field).toSorted()).toEqual(columns.toSorted());
      const { required = [], properties = {} } = entrySchema(table) as Schema;
      const needed = fields.filter((field) => field.required === true).map(({ field }) => field);
      expect(needed.toSorted()).toEqual([...required].toSorted());
      for (const { field, kind } of fields) {
        if (kind.is !== 'choice') continue;
        const { enum: one, items } = properties[field] ?? {};
        expect([field, kind.of]).toEqual([field, kind.many === true ? items?.enum : one]);
      }
    },
  );
});

interface Schema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<
    Record<string, { readonly enum?: readonly string[]; readonly items?: Schema & Listed }>
  >;
}

interface Listed {
  readonly enum?: readonly string[];
}
