import { Alert, Card, Collapse, Flex, Skeleton, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { language } from '../../language/choice.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { Failure } from '../../shell/Failure.js';
import { ListItems } from './ListItems.js';
import type { Load } from './use-loads.js';
import type { Proposal, Told } from './use-proposal.js';
import { words } from './words.js';

/** The proposal and what it rests on: the rule, the lists, why not the others, how busy each is. */
export function Reasons({
  proposal: { told, lead, assists, withoutRules, asking, error },
  loads,
  category,
}: {
  readonly proposal: Proposal;
  readonly loads: ReadonlyMap<string, Load>;
  readonly category: string | undefined;
}): ReactElement {
  const said = useWords(words);
  const names = useNames();
  if (error !== null) return <Failure error={error} />;
  if (asking) return <Skeleton active title={{ width: '50%' }} paragraph={{ rows: 5 }} />;
  const others = told?.candidates.filter(({ reason }) => reason !== undefined) ?? [];
  const main = told?.words.slice(0, told.words.length - others.length - 1) ?? [];
  const unit = (code: string, role: string): ReactElement => (
    <Flex key={code} gap={8} align="baseline" wrap>
      <Tag>{role}</Tag>
      <strong>{nameIn(names.units, code)}</strong>
      <Busy load={loads.get(code)} />
    </Flex>
  );
  const tongue = language();
  return (
    <Flex vertical gap={10}>
      <Card size="small" title={said.proposal} extra={told && lead && <Sure told={told} />}>
        {withoutRules && <Alert type="info" title={said.withoutRules} />}
        <Flex vertical gap={6}>
          {lead === undefined ? said.nobody : unit(lead, said.lead)}
          {assists.map((code) => unit(code, said.assist))}
        </Flex>
        {told?.due && <Due due={told.due} />}
      </Card>
      <Collapse
        size="small"
        defaultActiveKey={['why']}
        items={[
          ...(main.length === 0
            ? []
            : [
                {
                  key: 'why',
                  label: said.why,
                  children: main.map((sentence) => <p key={sentence.zh}>{sentence[tongue]}</p>),
                },
              ]),
          {
            key: 'lists',
            label: said.lists,
            children: <ListItems category={category} />,
          },
          ...(others.length === 0
            ? []
            : [
                {
                  key: 'others',
                  label: said.others,
                  children: others.map(({ unit: code, words: reason }) => (
                    <p key={code}>
                      {reason[tongue]} <Busy load={loads.get(code)} />
                    </p>
                  )),
                },
              ]),
        ]}
      />
    </Flex>
  );
}

function Sure({ told }: { readonly told: Told }): ReactElement {
  const said = useWords(words);
  return <span>{said.confidence(told.decision.confidence)}</span>;
}

/** How much a unit has to do. */
export function Busy({ load }: { readonly load: Load | undefined }): ReactElement | null {
  const said = useWords(words);
  if (load === undefined) return null;
  return <Typography.Text type="secondary">{said.load(load)}</Typography.Text>;
}

/** By when, and how that was counted. */
export function Due({ due }: { readonly due: NonNullable<Told['due']> }): ReactElement {
  const said = useWords(words);
  const texts = useTexts();
  const { from, amount, unit, calendar, provisional } = due.computation;
  const span = `${amount} ${said.units[unit]}`;
  return (
    <p style={{ margin: '8px 0 0' }}>
      {said.due} <strong>{spoken(due.dueAt, texts)}</strong>{' '}
      <Typography.Text type="secondary">
        {said.counted(spoken(from, texts), span, calendar)}
        {provisional && `；${said.provisional}`}
      </Typography.Text>
    </p>
  );
}
