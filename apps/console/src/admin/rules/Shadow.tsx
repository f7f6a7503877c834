import { useQuery } from '@tanstack/react-query';
import { App, Button, Card, Descriptions, Input, Space, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../../api/client.js';
import type { components } from '../../api/document.js';
import { Problem } from '../../api/problem.js';
import { useOrder } from '../../api/use-order.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { Failure } from '../../shell/Failure.js';
import type { RuleSet } from './rule-set-text.js';
import { words } from './rules-words.js';

type Run = components['schemas']['ShadowAnswer'];

/** The newest shadow run; null where there was none, undefined until it is known. */
export function useShadow(): Run | null | undefined {
  const { data } = useQuery({
    queryKey: ['shadow'],
    queryFn: async ({ signal }) => {
      try {
        return (await api.GET('/routing/shadow', { signal })).data ?? null;
      } catch (failure) {
        if (failure instanceof Problem && failure.body.status === 404) return null;
        throw failure;
      }
    },
  });
  return data;
}

export const isRunning = (run: Run | null | undefined): run is Run =>
  run !== null && run !== undefined && run.stoppedAt === undefined;

/** Has a candidate judge live traffic on the side, and tells how far it differs. */
export function Shadow({
  draft,
  isLive,
}: {
  readonly draft: RuleSet | undefined;
  /** Whether there are rules a candidate can be held against. */
  readonly isLive: boolean;
}): ReactElement {
  const said = useWords(words);
  const texts = useTexts();
  const { message } = App.useApp();
  const run = useShadow();
  const [reason, setReason] = useState('');
  const begin = useOrder(
    async (body: { readonly ruleSet: RuleSet }, header) =>
      (await api.POST('/routing/shadow', { params: { header }, body })).data,
  );
  const end = useOrder(
    async (body: { readonly reason: string }, header) =>
      (await api.POST('/routing/shadow/end', { params: { header }, body })).data,
  );
  const error = begin.error ?? end.error;
  return (
    <Card size="small" title={said.shadow}>
      <Typography.Paragraph type="secondary">{said.shadowIntro}</Typography.Paragraph>
      {run === null && <p>{isLive ? said.never : said.needsLive}</p>}
      {run !== null && run !== undefined && (
        <>
          <p role="status">
            {run.stoppedAt === undefined
              ? said.running(run.candidate, spoken(run.startedAt, texts))
              : said.stopped(run.candidate, spoken(run.stoppedAt, texts))}
          </p>
          <Results run={run} />
        </>
      )}
      {isRunning(run) ? (
        <Space.Compact block>
          <Input
            aria-label={said.reason}
            placeholder={said.reason}
            value={reason}
            maxLength={500}
            onChange={({ target }) => {
              setReason(target.value);
            }}
          />
          <Button
            danger
            disabled={reason.trim() === ''}
            loading={end.sending}
            onClick={() => {
              end
                .send({ reason: reason.trim() })
                .then(() => {
                  setReason('');
                  message.success(said.ended);
                })
                .catch(() => undefined);
            }}
          >
            {said.end}
          </Button>
        </Space.Compact>
      ) : (
        <Button
          disabled={draft === undefined || !isLive}
          loading={begin.sending}
          onClick={() => {
            if (draft === undefined) return;
            begin
              .send({ ruleSet: draft })
              .then(() => {
                message.success(said.begun);
              })
              .catch(() => undefined);
          }}
        >
          {said.begin}
        </Button>
      )}
      {error !== null && <Failure error={error} />}
    </Card>
  );
}

function Results({ run }: { readonly run: Run }): ReactElement {
  const said = useWords(words);
  const names = useNames();
  const told = ({ disagreementRate, disagreed, judged, otherLead }: Run['besideRules']): string =>
    [
      said.rate(`${(disagreementRate * 100).toFixed(1)} %`, disagreed, judged),
      ...(otherLead > 0 ? [said.otherLead(otherLead)] : []),
    ].join('，');
  const unit = (code: string | undefined): string =>
    code === undefined ? said.triage : nameIn(names.units, code);
  return (
    <>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'rules', label: said.besideRules, children: told(run.besideRules) },
          { key: 'dispatch', label: said.besideDispatch, children: told(run.besideDispatch) },
        ]}
      />
      {run.examples.length > 0 && (
        <>
          <strong>{said.examples}</strong>
          <ul style={{ paddingInlineStart: 20 }}>
            {run.examples.map((example) => (
              <li key={`${example.issue} ${example.beside}`}>
                {said.example(
                  `${nameIn(names.categories, example.category)} · ${nameIn(names.territories, example.territory)}`,
                  unit(example.lead),
                  unit(example.candidateLead),
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
