import { useMutation } from '@tanstack/react-query';
import { Button, Card, Flex, Form, Select, Tag, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { uuidv7 } from 'uuidv7';
import { api } from '../../api/client.js';
import type { components } from '../../api/document.js';
import { language } from '../../language/choice.js';
import { useTexts } from '../../language/use-texts.js';
import { Mark } from '../Mark.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames, type Entry } from '../../names/use-names.js';
import { Failure } from '../../shell/Failure.js';
import { words as admin } from '../words.js';
import type { RuleSet } from './rule-set-text.js';
import { words } from './rules-words.js';
import { checked } from './use-rule-check.js';

type Facts = Pick<
  components['schemas']['RoutingFacts'],
  'category' | 'territory' | 'compound' | 'urgency'
>;
type Decision = components['schemas']['RoutingDecision'];

interface Outcome {
  readonly decision: Omit<Decision, 'facts'>;
  /** Why, sentence by sentence; the draft tells no more than its decision. */
  readonly words: readonly string[];
}

/** A made-up matter, and whom the rules give it to. */
export function Bench({
  draft,
  isLive,
}: {
  readonly draft: RuleSet | undefined;
  readonly isLive: boolean;
}): ReactElement {
  const said = useWords(words);
  const { required } = useWords(admin);
  const texts = useTexts();
  const names = useNames();
  const [form] = Form.useForm<Facts>();
  const [outcome, setOutcome] = useState<Outcome>();
  const ask = useMutation<Outcome, Error, { readonly facts: Facts; readonly live: boolean }>({
    mutationFn: ({ facts, live }) => (live ? byLive(facts) : byDraft(facts, draft)),
    onSuccess: setOutcome,
  });
  const run = (live: boolean): void => {
    form
      .validateFields()
      .then(({ compound, urgency, ...facts }) => {
        const all = {
          ...facts,
          ...(compound === undefined ? {} : { compound }),
          ...(urgency === undefined ? {} : { urgency }),
        };
        ask.mutate({ facts: all, live });
      })
      .catch(() => undefined);
  };
  const choice = (entries: ReadonlyMap<string, Entry>): ReactElement => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={[...entries.values()].map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
  const must = [{ required: true, message: required }];
  return (
    <Card size="small" title={said.bench}>
      <Typography.Paragraph type="secondary">{said.benchIntro}</Typography.Paragraph>
      <Form form={form} layout="vertical">
        <Form.Item name="category" label={said.category} rules={must}>
          {choice(names.categories)}
        </Form.Item>
        <Form.Item name="territory" label={said.territory} rules={must}>
          {choice(names.territories)}
        </Form.Item>
        <Form.Item name="compound" label={said.compound}>
          {choice(names.territories)}
        </Form.Item>
        <Form.Item name="urgency" label={said.urgency}>
          <Select
            allowClear
            options={Object.entries(texts.urgencies).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Flex gap={8} wrap>
          <Button
            disabled={!isLive}
            loading={ask.isPending}
            onClick={() => {
              run(true);
            }}
          >
            {said.byLive}
          </Button>
          <Button
            disabled={draft === undefined}
            loading={ask.isPending}
            onClick={() => {
              run(false);
            }}
          >
            {said.byDraft}
          </Button>
        </Flex>
      </Form>
      {ask.error !== null && <Failure error={ask.error} />}
      {outcome !== undefined && (
        <div role="status" data-testid="decision" style={{ marginTop: 12 }}>
          <Flex gap={8} wrap>
            <Mark tone={outcome.decision.lead === undefined ? 'note' : 'good'}>
              {outcome.decision.lead === undefined
                ? said.triage
                : said.decided(nameIn(names.units, outcome.decision.lead))}
            </Mark>
            {outcome.decision.rule !== undefined && <Tag>{said.ruleOf(outcome.decision.rule)}</Tag>}
            <Tag>{said.confidence(`${Math.round(outcome.decision.confidence * 100)} %`)}</Tag>
          </Flex>
          <ul style={{ paddingInlineStart: 20 }}>
            {outcome.words.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

async function byLive(facts: Facts): Promise<Outcome> {
  const { data } = await api.POST('/routing/proposals', {
    params: { header: { 'Idempotency-Key': uuidv7() } },
    body: { facts },
  });
  if (data === undefined) throw new Error('No answer');
  return { decision: data.decision, words: data.words.map((each) => each[language()]) };
}

/** The draft decides the matter as a test case of its own that expects nothing. */
async function byDraft(facts: Facts, draft: RuleSet | undefined): Promise<Outcome> {
  if (draft === undefined) throw new Error('There is no draft');
  const { cases } = await checked({ ...draft, cases: [{ name: 'bench', facts, expect: {} }] });
  const [only] = cases;
  if (only === undefined) throw new Error('No answer');
  return { decision: only.decision, words: [] };
}
