import { Card, Flex, Tag, theme, Typography } from 'antd';
import type { ReactElement } from 'react';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { choiceNames } from '../../forms/choice-names.js';
import { PartActions } from '../act/PartActions.js';
import { useDesk } from '../desk.js';
import type { Issue } from '../use-issue.js';
import { whistleWords } from './whistle-words.js';

type Whistle = Issue['whistles'][number];
type Call = Whistle['calls'][number];

/** Every whistle with each called unit: by when, whether it came, late or not, and how far it is. */
export function Whistles(): ReactElement | null {
  const said = useWords(whistleWords);
  const { matter } = useDesk();
  if (matter.whistles.length === 0) return null;
  return (
    <Card size="small" title={said.title}>
      <Flex vertical gap={16}>
        {matter.whistles.toReversed().map((whistle) => (
          <OneWhistle key={whistle.id} whistle={whistle} />
        ))}
      </Flex>
    </Card>
  );
}

function OneWhistle({ whistle }: { readonly whistle: Whistle }): ReactElement {
  const said = useWords(whistleWords);
  const { whistleKind } = useWords(choiceNames);
  const texts = useTexts();
  const names = useNames();
  const { id, kind, status, calls, coordinator, quorumAt } = whistle;
  const come = calls.filter(({ checkedInAt }) => checkedInAt !== undefined).length;
  return (
    <section aria-label={whistleKind[kind] ?? kind}>
      <Flex justify="space-between" gap={8} wrap>
        <strong>
          {whistleKind[kind] ?? kind} <Tag>{said.status[status]}</Tag>
        </strong>
        <Typography.Text type="secondary">
          {quorumAt === undefined
            ? said.waiting(come, calls.length)
            : said.quorum(spoken(quorumAt, texts))}
          {` · ${said.coordinator} ${nameIn(names.units, coordinator)}`}
        </Typography.Text>
      </Flex>
      <ul className="plain">
        {calls.map((call) => (
          <OneCall key={call.assignment} call={call} whistle={id} />
        ))}
      </ul>
      <PartActions where={(action) => action.whistle === id && action.unit === undefined} />
    </section>
  );
}

function OneCall({
  call: { unit, role, status, respondBy, checkedInAt, rated, takenOver },
  whistle,
}: {
  readonly call: Call;
  readonly whistle: string;
}): ReactElement {
  const said = useWords(whistleWords);
  const texts = useTexts();
  const names = useNames();
  const { token } = theme.useToken();
  const isLate = checkedInAt !== undefined && Date.parse(checkedInAt) > Date.parse(respondBy);
  const bad = status === 'NO_SHOW' || status === 'REJECT_REQUESTED';
  return (
    <li>
      <Flex justify="space-between" gap={8} wrap>
        <span>
          <Tag>{texts.issue[role]}</Tag>
          {nameIn(names.units, unit)}
        </span>
        <span>
          <span style={bad ? { color: token.colorError, fontWeight: 600 } : {}}>
            {said.call[status]}
          </span>
          {` · ${
            checkedInAt === undefined
              ? said.by(spoken(respondBy, texts))
              : said.came(spoken(checkedInAt, texts))
          }`}{' '}
          {isLate && <Tag color="error">{said.late}</Tag>}
          {rated && <Tag>{said.rated}</Tag>}
          {takenOver && <Tag>{said.takenOver}</Tag>}
        </span>
      </Flex>
      <PartActions where={(action) => action.whistle === whistle && action.unit === unit} />
    </li>
  );
}
