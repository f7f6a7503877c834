import { Form, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { language } from '../../language/choice.js';
import { useWords } from '../../language/words.js';
import { words as admin } from '../words.js';
import { ChangeDrawer } from './ChangeDrawer.js';
import { daysLater, monthsLater, today } from './day.js';
import { words } from './directory-words.js';
import { codeIn, keyOf, titleOf, type Span } from './entry.js';
import { EntryField } from './EntryField.js';
import { entryOf, valuesOf, type Values } from './form-values.js';
import type { Change } from './order-directory.js';
import { endingOf, TABLE_RULES } from './sections.js';
import { TABLE_FORMS, type FormTable } from './table-forms.js';
import type { Labels } from './use-labels.js';

/** What may be done to an entry. */
export type Deed = 'revise' | 'addBelow' | 'review' | 'suspend' | 'end';

/** Half a year, as lists are reviewed (半年一审). */
const REVIEW_MONTHS = 6;

/** The form of one deed on one entry. */
export function EntryChange({
  table,
  span,
  deed,
  labels,
  onClose,
}: {
  readonly table: FormTable;
  readonly span: Span;
  readonly deed: Deed;
  readonly labels: Labels;
  readonly onClose: () => void;
}): ReactElement {
  const said = useWords(words);
  const { entry } = span;
  const code = keyOf(entry);
  const title = titleOf(entry, language());
  switch (deed) {
    case 'addBelow': {
      const tree = codeIn(entry, 'tree');
      return (
        <NewEntry
          {...{ table, labels, onClose }}
          begin={{ parent: code, ...(tree === undefined ? {} : { tree }) }}
        />
      );
    }
    case 'revise': {
      // What the form does not ask for stays as it is.
      const initial = {
        ...valuesOf(entry, TABLE_FORMS[table]),
        ...(span.until === undefined ? {} : { validTo: daysLater(span.until, -1) }),
        ...(span.from > today() ? { validFrom: span.from } : {}),
      };
      const { record, revise = record } = TABLE_RULES[table];
      return (
        <ChangeDrawer
          title={`${said.revise} · ${title}`}
          initial={initial}
          onClose={onClose}
          changeOf={(values) => ({
            command: revise,
            body: { [table]: [entryOf({ ...initial, ...values }, TABLE_FORMS[table])] },
          })}
        >
          <EntryFields table={table} labels={labels} known />
        </ChangeDrawer>
      );
    }
    case 'review':
      return (
        <ChangeDrawer
          title={`${said.review} · ${title}`}
          initial={{ nextReview: monthsLater(today(), REVIEW_MONTHS) }}
          onClose={onClose}
          changeOf={({ nextReview }) => ({
            command: 'AdmitListItems',
            body: {
              listItems: [
                {
                  ...entryOf(valuesOf(entry, TABLE_FORMS.listItems), TABLE_FORMS.listItems),
                  nextReview,
                },
              ],
            },
          })}
        >
          <Required name="nextReview" label={said.reviewUntil} type="date" />
        </ChangeDrawer>
      );
    case 'suspend':
      return (
        <ChangeDrawer
          title={`${said.suspend} · ${title}`}
          initial={{}}
          onClose={onClose}
          changeOf={(values) => ({
            command: 'SuspendListItems',
            body: { suspensions: [entryOf({ ...values, code }, TABLE_FORMS.suspensions)] },
          })}
        >
          <Required name="reason" label={labels.field('reason')} />
          <ValidDays labels={labels} />
        </ChangeDrawer>
      );
    case 'end':
      return (
        <ChangeDrawer
          title={`${table === 'units' ? said.retire : table === 'suspensions' ? said.resume : said.end} · ${title}`}
          initial={{}}
          onClose={onClose}
          changeOf={(values) => endingChange(table, span, code, values)}
        >
          <Required name="reason" label={labels.field('reason')} />
          <Form.Item name="on" label={labels.field('validFrom')} extra={said.onHint}>
            <Input type="date" />
          </Form.Item>
          {table === 'units' && (
            <Form.Item
              name="successor"
              label={labels.field('successor')}
              extra={said.successorHint}
            >
              <Select
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                options={labels.options(['units']).filter(({ value }) => value !== code)}
              />
            </Form.Item>
          )}
        </ChangeDrawer>
      );
  }
}

/** The form of a new entry. */
export function NewEntry({
  table,
  labels,
  begin = {},
  onClose,
}: {
  readonly table: FormTable;
  readonly labels: Labels;
  /** What is filled in already. */
  readonly begin?: Values;
  readonly onClose: () => void;
}): ReactElement {
  const said = useWords(words);
  return (
    <ChangeDrawer
      title={said.add(said.tables[table])}
      initial={begin}
      onClose={onClose}
      changeOf={(values) => ({
        command: TABLE_RULES[table].record,
        body: { [table]: [entryOf(values, TABLE_FORMS[table])] },
      })}
    >
      <EntryFields table={table} labels={labels} />
    </ChangeDrawer>
  );
}

function EntryFields({
  table,
  labels,
  known = false,
}: {
  readonly table: FormTable;
  readonly labels: Labels;
  readonly known?: boolean;
}): ReactElement {
  // Modes and absences hold by the minute, from and until what they say.
  const byMinute = table === 'modes' || table === 'absences';
  return (
    <>
      {TABLE_FORMS[table].map((field) => (
        <EntryField
          key={field.field}
          field={field}
          labels={labels}
          fixed={known && (field.field === 'code' || field.field === 'id')}
        />
      ))}
      {!byMinute && <ValidDays labels={labels} />}
    </>
  );
}

function ValidDays({ labels }: { readonly labels: Labels }): ReactElement {
  const said = useWords(words);
  return (
    <>
      <Form.Item name="validFrom" label={labels.field('validFrom')} extra={said.validFromHint}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="validTo" label={labels.field('validTo')} extra={said.validToHint}>
        <Input type="date" />
      </Form.Item>
    </>
  );
}

function Required({
  name,
  label,
  type = 'text',
}: {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'date';
}): ReactElement {
  const { required } = useWords(admin);
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: required }]}>
      <Input type={type} maxLength={500} />
    </Form.Item>
  );
}

function endingChange(table: FormTable, { entry }: Span, code: string, values: Values): Change {
  const text = (field: string): string | undefined => {
    const value = values[field];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [on, successor] = [text('on'), text('successor')];
  return endingOf(table, entry, code, {
    reason: text('reason') ?? '',
    ...(on === undefined ? {} : { on }),
    ...(successor === undefined ? {} : { successor }),
  });
}
