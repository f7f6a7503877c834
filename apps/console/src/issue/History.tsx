import {
  Flex,
  Input,
  Segmented,
  Skeleton,
  Timeline as Line,
  Typography,
  type InputRef,
} from 'antd';
import { useState, type ReactElement, type RefObject } from 'react';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { GROUPS, groupOf, type Group } from './event-groups.js';
import type { Timeline } from './use-issue.js';
import { words } from './words.js';

/** What happened, the newest first; narrowed by what it was about, or by words of it. */
export function History({
  entries,
  searchRef,
}: {
  readonly entries: Timeline | undefined;
  readonly searchRef: RefObject<InputRef | null>;
}): ReactElement {
  const texts = useTexts();
  const { history: said } = useWords(words);
  const [group, setGroup] = useState<Group>('all');
  const [wanted, setWanted] = useState('');
  if (entries === undefined) return <Skeleton active title={false} />;
  const found = entries.filter(
    ({ type, sentence }) =>
      (group === 'all' || groupOf(type) === group) && sentence.includes(wanted.trim()),
  );
  const items = found.toReversed().map(({ revision, occurredAt, sentence }) => ({
    key: revision,
    content: (
      <>
        <Typography.Text type="secondary">{spoken(occurredAt, texts)}</Typography.Text>
        <br />
        {sentence}
      </>
    ),
  }));
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap>
        <Segmented<Group>
          value={group}
          options={GROUPS.map((value) => ({ value, label: said[value] }))}
          onChange={setGroup}
        />
        <Input
          ref={searchRef}
          allowClear
          aria-label={said.search}
          placeholder={said.search}
          style={{ maxWidth: 220 }}
          value={wanted}
          onChange={({ target }) => {
            setWanted(target.value);
          }}
        />
      </Flex>
      {items.length === 0 ? said.none : <Line items={items} />}
    </Flex>
  );
}
