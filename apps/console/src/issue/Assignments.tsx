import { Flex, Tag, theme, Typography } from 'antd';
import type { ReactElement } from 'react';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { nameIn, useNames } from '../names/use-names.js';
import { useNow } from '../shell/use-now.js';
import type { CommandName } from '../forms/addresses.js';
import { PartActions } from './act/PartActions.js';
import type { Issue } from './use-issue.js';
import { words } from './words.js';

type Assignment = Issue['assignments'][number];

/** Rulings on requests stand beside the requests. */
const ELSEWHERE: readonly CommandName[] = [
  'ApproveReturn',
  'DenyReturn',
  'GrantExtension',
  'DenyExtension',
];
const OVER: readonly Assignment['status'][] = ['DONE', 'WAIVED', 'CANCELLED', 'RETURNED'];

/** Who works on it, as lead or assisting, how far they are, and whether the appellant was reached. */
export function Assignments({
  matter: { assignments, liable },
}: {
  readonly matter: Issue;
}): ReactElement {
  const texts = useTexts();
  if (assignments.length === 0) return <span>{texts.issue.noAssignments}</span>;
  return (
    <Flex vertical gap={12}>
      {assignments.map((assignment) => (
        <Row key={assignment.id} assignment={assignment} isLiable={assignment.unit === liable} />
      ))}
    </Flex>
  );
}

function Row({
  assignment,
  isLiable,
}: {
  readonly assignment: Assignment;
  readonly isLiable: boolean;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const names = useNames();
  const now = useNow();
  const { token } = theme.useToken();
  const { id, unit, role, status, dueAt, contacted, contactAttempts, extensions, replaced } =
    assignment;
  const isOver = OVER.includes(status);
  const late = Date.parse(dueAt) < now;
  const beside = [
    contacted ? said.contacted : contactAttempts > 0 ? said.attempts(contactAttempts) : undefined,
    extensions === undefined || extensions === 0 ? undefined : said.extended(extensions),
    replaced && isLiable ? said.replaced : undefined,
  ].filter((each) => each !== undefined);
  return (
    <div>
      <Flex justify="space-between" gap={12} wrap>
        <span>
          <Tag color={role === 'lead' ? 'blue' : 'default'}>{texts.issue[role]}</Tag>
          {nameIn(names.units, unit)}
        </span>
        <span>
          {texts.statuses[status]}
          {!isOver && (
            <>
              {' · '}
              <span style={late ? { color: token.colorError, fontWeight: 600 } : {}}>
                {said.due(spoken(dueAt, texts))}
              </span>
            </>
          )}
        </span>
      </Flex>
      {beside.length > 0 && <Typography.Text type="secondary">{beside.join('；')}</Typography.Text>}
      <PartActions
        where={({ command, assignment: of }) => of === id && !ELSEWHERE.includes(command)}
      />
    </div>
  );
}
