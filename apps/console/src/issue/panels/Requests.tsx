import { Card, Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import type { CommandName } from '../../forms/addresses.js';
import { choiceNames } from '../../forms/choice-names.js';
import { PartActions } from '../act/PartActions.js';
import type { Action } from '../act/use-actions.js';
import { useDesk } from '../desk.js';
import type { Issue, Timeline } from '../use-issue.js';
import { words } from '../words.js';
import { said as saidIn } from './told.js';

interface Request {
  readonly key: string;
  readonly unit: string;
  readonly asks: string;
  readonly why: string | undefined;
  readonly where: (action: Action) => boolean;
}

type Said = ReturnType<typeof useRequestWords>;

/** What units asked for: returns, time, the ledger, objections, endings, not to be counted. */
export function Requests(): ReactElement | null {
  const said = useRequestWords();
  const names = useNames();
  const { matter, timeline } = useDesk();
  const asked = requestsOf(matter, timeline, said);
  if (asked.length === 0) return null;
  return (
    <Card size="small" title={said.words.title}>
      <Flex vertical gap={12}>
        {asked.map(({ key, unit, asks, why, where }) => (
          <div key={key}>
            <strong>{nameIn(names.units, unit)}</strong> {asks}
            {why !== undefined && (
              <Typography.Paragraph type="secondary" style={{ margin: '2px 0 6px' }}>
                {why}
              </Typography.Paragraph>
            )}
            <PartActions where={where} />
          </div>
        ))}
      </Flex>
    </Card>
  );
}

function useRequestWords() {
  const { requests, exclusions } = useWords(words);
  const { exclusion } = useWords(choiceNames);
  return { words: requests, ruled: exclusions.status, exclusion, texts: useTexts() };
}

const RULINGS: readonly CommandName[] = ['ApproveReturn', 'DenyReturn'];
const EXTENSIONS: readonly CommandName[] = ['GrantExtension', 'DenyExtension'];
const DISPUTES: readonly CommandName[] = ['HoldConsultation', 'RuleObjection'];
const ENDINGS: readonly CommandName[] = ['Terminate', 'DenyTermination'];

function requestsOf(matter: Issue, timeline: Timeline, said: Said): readonly Request[] {
  const { dispute, termination, ledgerAsked } = matter;
  const openDispute = dispute?.status === 'RULED' ? undefined : dispute;
  return [
    ...matter.assignments
      .filter(({ status }) => status === 'RETURN_REQUESTED')
      .map(({ id, unit }) => ({
        key: `return ${id}`,
        unit,
        asks: said.words.returns,
        why: saidIn(timeline, { assignment: id }, 'basis', 'ReturnRequested'),
        where: ({ command, assignment }: Action) => assignment === id && RULINGS.includes(command),
      })),
    ...matter.assignments.flatMap(({ id, unit, extensionAsked }) =>
      extensionAsked === undefined
        ? []
        : [
            {
              key: `extension ${id}`,
              unit,
              asks: said.words.extension(spoken(extensionAsked.dueAt, said.texts)),
              why: saidIn(timeline, { assignment: id }, 'reason', 'ExtensionRequested'),
              where: ({ command, assignment }: Action) =>
                assignment === id && EXTENSIONS.includes(command),
            },
          ],
    ),
    ...(openDispute === undefined
      ? []
      : [
          {
            key: 'dispute',
            unit: openDispute.unit,
            asks: said.words.dispute,
            why: saidIn(
              timeline,
              { assignment: openDispute.assignment },
              'basis',
              'ObjectionRaised',
            ),
            where: ({ command }: Action) => DISPUTES.includes(command),
          },
        ]),
    ...(termination === undefined
      ? []
      : [
          {
            key: 'termination',
            unit: termination.unit,
            asks: said.words.termination,
            why: saidIn(timeline, {}, 'reason', 'TerminationRequested'),
            where: ({ command }: Action) => ENDINGS.includes(command),
          },
        ]),
    ...(ledgerAsked === undefined
      ? []
      : [
          {
            key: 'ledger',
            unit: ledgerAsked.lead,
            asks: said.words.ledger,
            why: saidIn(timeline, { ledger: ledgerAsked.ledger }, 'plan', 'LedgerRequested'),
            where: ({ ledger }: Action) => ledger === ledgerAsked.ledger,
          },
        ]),
    ...matter.exclusions.map(({ id, unit, exclusionClass, status }) => ({
      key: `exclusion ${id}`,
      unit,
      asks: [said.words.exclusion, said.exclusion[exclusionClass], said.ruled[status]].join(' · '),
      why: saidIn(timeline, { exclusion: id }, 'reason', 'ExclusionRequested'),
      where: ({ exclusion }: Action) => exclusion === id,
    })),
  ];
}
