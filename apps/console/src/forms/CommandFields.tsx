import { Form } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../language/words.js';
import { isAsked, type Entered } from './body.js';
import type { Field } from './fields.js';
import { FieldInput } from './FieldInput.js';
import type { Mechanism } from './mechanism.js';
import { Milestones } from './Milestones.js';
import { picturesNeeded } from './pictures-needed.js';
import { Scores } from './Scores.js';
import { useFieldNames } from './use-field-names.js';
import type { Subject } from './use-options.js';
import { words } from './words.js';

/**
 * What a command asks for as the form stands, one field a line.
 * @param pictures stands in for the pictures where they are kept outside of the form
 */
export function CommandFields({
  command,
  fields,
  entered,
  on,
  pictures,
}: {
  readonly command: string;
  readonly fields: readonly Field[];
  readonly entered: Entered;
  readonly on: Subject;
  readonly pictures?: ReactNode;
}): ReactElement {
  const said = useWords(words);
  const named = useFieldNames(command);
  const shown = fields.filter(
    (field) => isAsked(field, entered) && isKnownOf(field, on.mechanism, entered),
  );
  return (
    <>
      {shown.map(({ name, needed, kind }) => {
        const label = named(name);
        switch (kind.is) {
          case 'scores':
            return <Scores key={name} instrument={on.mechanism?.ratings?.[kind.of]} />;
          case 'milestones':
            return <Milestones key={name} name={name} label={label} />;
          case 'pictures': {
            const most = picturesNeeded(command, needed, entered, on.mechanism);
            const hint = entered['mode'] === 'ONLINE' ? said.proof : said.picturesNeeded(most);
            return (
              <Form.Item
                key={name}
                {...(pictures === undefined ? { name } : {})}
                label={label}
                {...(most === 0 ? {} : { extra: hint })}
              >
                {pictures ?? <FieldInput kind={kind} on={on} />}
              </Form.Item>
            );
          }
          default: {
            const isWritten = kind.is === 'text' || kind.is === 'line';
            return (
              <Form.Item
                key={name}
                name={name}
                label={label}
                rules={
                  needed
                    ? // A rule that says more than `required` takes every value for text.
                      [
                        {
                          required: true,
                          message: said.needed,
                          ...(isWritten && { whitespace: true }),
                        },
                      ]
                    : []
                }
                {...(extraOf(kind, said) ?? {})}
              >
                <FieldInput kind={kind} on={on} />
              </Form.Item>
            );
          }
        }
      })}
    </>
  );
}

/** What stays in clear is written without names. */
function extraOf(
  kind: Field['kind'],
  said: typeof words.zh,
): { readonly extra: string } | undefined {
  if (kind.is === 'text' && kind.most === 500) return { extra: said.clear };
  return kind.is === 'reviewer' ? { extra: said.ownHead } : undefined;
}

/** False for what the mechanism has not: steps, outcomes, a review by the head. */
function isKnownOf(
  { kind }: Field,
  mechanism: Mechanism | undefined,
  { kind: whistle }: Entered,
): boolean {
  switch (kind.is) {
    case 'step':
      return (mechanism?.steps ?? []).length > 0;
    case 'outcomes':
      return (mechanism?.outcomes ?? []).length > 0;
    case 'easing':
      return mechanism?.easing === true;
    case 'reviewer':
      return asksForReview(mechanism, whistle);
    default:
      return true;
  }
}

/** True where the head of the street reviews such a whistle before it is blown. */
export function asksForReview(mechanism: Mechanism | undefined, whistle: unknown): boolean {
  // Under which rules it will be taken in, nobody knows yet.
  if (mechanism === undefined) return true;
  const { headReview, emergencyUnreviewed } = mechanism.whistle ?? {};
  return headReview === true && !(whistle === 'EMERGENCY' && emergencyUnreviewed === true);
}
