import { Button, Flex, Input } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { instantOf, localOf } from './moments.js';
import { words } from './words.js';

const HOUR = 3_600_000;
const HOURS = [2, 4];
const DAYS = [1, 3, 5];
/** Where people are called to come at once. */
const SOON_MINUTES = [30, 60];

/** A moment to come, in Chinese time: typed, or by one of the usual spans. Its value is an instant. */
export function MomentField({
  id,
  value,
  soon = false,
  onChange,
}: {
  readonly id?: string;
  readonly value?: string | undefined;
  /** It is a matter of minutes rather than days. */
  readonly soon?: boolean;
  readonly onChange?: (instant: string | undefined) => void;
}): ReactElement {
  const said = useWords(words);
  const ahead = (hours: number, name: string): ReactElement => (
    <Button
      key={name}
      size="small"
      onClick={() => onChange?.(new Date(Date.now() + hours * HOUR).toISOString())}
    >
      {name}
    </Button>
  );
  return (
    <Flex vertical gap={6}>
      <Input
        {...(id === undefined ? {} : { id })}
        type="datetime-local"
        style={{ maxWidth: 240 }}
        value={value === undefined ? '' : localOf(value)}
        onChange={({ target }) => onChange?.(instantOf(target.value))}
      />
      <Flex gap={6} wrap>
        {soon && SOON_MINUTES.map((minutes) => ahead(minutes / 60, said.inMinutes(minutes)))}
        {HOURS.map((hours) => ahead(hours, said.inHours(hours)))}
        {!soon && DAYS.map((days) => ahead(24 * days, said.inDays(days)))}
      </Flex>
    </Flex>
  );
}
