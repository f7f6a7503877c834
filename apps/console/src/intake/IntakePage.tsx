import { Alert, Button, Card, Flex, Form, Typography } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { draftOf, keepDraft } from '../session/drafts.js';
import { Failure } from '../shell/Failure.js';
import { EMPTY, type Draft } from './draft.js';
import './intake.css';
import { MatterFields } from './MatterFields.js';
import { NextFields } from './NextFields.js';
import { PersonFields } from './PersonFields.js';
import { Receipt } from './Receipt.js';
import { Similars } from './Similars.js';
import { Suggestions } from './Suggestions.js';
import { useIntake, type Registered } from './use-intake.js';
import { useSimilar } from './use-similar.js';
import { useSuggestions } from './use-suggestions.js';
import { words } from './words.js';

const DRAFT = 'intake';

/** 来电登记: filled in while somebody talks, by the keyboard; alike matters and categories beside it. */
export default function IntakePage(): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const [form] = Form.useForm<Draft>();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...EMPTY,
    ...(draftOf(DRAFT) as Partial<Draft> | undefined),
  }));
  const [registered, setRegistered] = useState<Registered>();
  const intake = useIntake();
  const similar = useSimilar(draft);
  const suggestions = useSuggestions(draft, similar);
  const top = useRef<HTMLDivElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = `${said.title} · ${texts.product}`;
  }, [said, texts]);
  useEffect(() => {
    if (registered === undefined) top.current?.querySelector<HTMLElement>('#title')?.focus();
  }, [registered]);
  const keep = (next: Draft): void => {
    setDraft(next);
    keepDraft(DRAFT, next);
  };
  const fill = (part: Partial<Draft>): void => {
    form.setFieldsValue(part);
    keep({ ...draft, ...part });
  };
  const clear = (): void => {
    keepDraft(DRAFT, undefined);
    // What one agent is asked all day stays as it is: the way in.
    const empty = { ...EMPTY, channel: draft.channel };
    form.setFieldsValue({ ...blank, ...empty });
    setDraft(empty);
    intake.forget();
  };
  const send = async (): Promise<void> => {
    if ((await form.validateFields().catch(() => undefined)) === undefined) return;
    const done = await intake.send(draft);
    if (done === undefined) {
      // Sent by a key, what went wrong may stand below the fold.
      outcome.current?.scrollIntoView({ block: 'nearest' });
      return;
    }
    clear();
    setRegistered(done);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!intake.sending) void send();
    }
    const chosen = event.altKey
      ? suggestions[Number(event.code.replace('Digit', '')) - 1]
      : undefined;
    if (chosen === undefined) return;
    event.preventDefault();
    fill({ category: chosen.code });
  };
  if (registered !== undefined)
    return (
      <Receipt
        registered={registered}
        onNext={() => {
          setRegistered(undefined);
        }}
      />
    );
  return (
    <div ref={top} onKeyDown={onKey}>
      <Flex justify="space-between" align="baseline" gap={12} wrap>
        <Typography.Title level={1} style={{ margin: '0 0 12px', fontSize: 20 }}>
          {said.title}
        </Typography.Title>
        <Typography.Text type="secondary">{said.draft}</Typography.Text>
      </Flex>
      <Form<Draft>
        form={form}
        layout="vertical"
        initialValues={draft}
        scrollToFirstError
        onValuesChange={(_part, all) => {
          keep({ ...draft, ...all });
        }}
      >
        <div className="intake">
          <div>
            <Card size="small" title={said.what}>
              <MatterFields draft={draft} />
            </Card>
            <Card size="small" title={said.who}>
              <PersonFields draft={draft} />
            </Card>
            <Card size="small" title={said.how}>
              <NextFields draft={draft} similar={similar} />
              {intake.halfway !== undefined && intake.error !== null && (
                <Alert
                  type="warning"
                  role="status"
                  title={said.registered(intake.halfway.receiptCode)}
                  style={{ marginBottom: 12 }}
                />
              )}
              <div ref={outcome}>{intake.error !== null && <Failure error={intake.error} />}</div>
              <Flex gap={8} align="center" wrap style={{ marginTop: 12 }}>
                <Button type="primary" loading={intake.sending} onClick={() => void send()}>
                  {said.send[draft.next]}
                </Button>
                <Button onClick={clear}>{said.clear}</Button>
                <Typography.Text type="secondary">{said.hint}</Typography.Text>
              </Flex>
            </Card>
          </div>
          <div>
            <Suggestions
              suggestions={suggestions}
              chosen={draft.category}
              onChoose={(category) => {
                fill({ category });
              }}
            />
            <Similars
              similar={similar}
              target={draft.target}
              onJoin={({ issue, territory, category }) => {
                fill({
                  next: 'merge',
                  target: issue,
                  reason: draft.reason || said.joinReason,
                  territory: draft.territory ?? territory,
                  category: draft.category ?? category,
                });
              }}
            />
          </div>
        </div>
      </Form>
    </div>
  );
}

/** Fields that an empty draft does not have: the form keeps what it is not told of. */
const blank = {
  territory: undefined,
  category: undefined,
  urgency: undefined,
  accusedUnit: undefined,
  rejection: undefined,
  line: undefined,
  target: undefined,
};
