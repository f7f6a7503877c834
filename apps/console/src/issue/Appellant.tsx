import { Button, Flex, Form, Input, Modal, Typography, type InputRef } from 'antd';
import { useRef, useState, type ReactElement } from 'react';
import { api } from '../api/client.js';
import { useOrder } from '../api/use-order.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { useMe } from '../session/use-me.js';
import { Failure } from '../shell/Failure.js';
import { maskedName, maskedPhone } from './masks.js';
import { words } from './words.js';

interface Person {
  readonly name: string | null;
  readonly phone: string | null;
}

const SHORTEST = 4;
/** Who may read name and phone at all (`personalData` in docs/policy.md). */
const READERS = ['AGENT', 'CALLER', 'SUPERVISOR', 'UNIT', 'DATAOFFICER'];

/**
 * Name and phone of the appellant: masked on the screen, also where the reader may see them; shown
 * for a reason that is kept on record, until the page is left or they are hidden again.
 */
export function Appellant({
  issue,
  told,
  asking,
  onAsk,
}: {
  readonly issue: string;
  /** As the page has them. */
  readonly told: Person;
  /** The reason is being asked for. */
  readonly asking: boolean;
  readonly onAsk: (asking: boolean) => void;
}): ReactElement {
  const texts = useTexts();
  const { personal: said } = useWords(words);
  const [shown, setShown] = useState<Person>();
  const roles = useMe().me?.actor?.roles ?? [];
  const mayRead = READERS.some((role) => roles.includes(role));
  const hidden = told.name === null && told.phone === null;
  if (shown !== undefined)
    return (
      <Flex gap={8} align="center" wrap>
        <strong>{[shown.name, shown.phone].filter(Boolean).join(' ') || said.untold}</strong>
        <Typography.Text type="secondary">{said.onRecord}</Typography.Text>
        <Button
          size="small"
          onClick={() => {
            setShown(undefined);
          }}
        >
          {said.hide}
        </Button>
      </Flex>
    );
  return (
    <Flex gap={8} align="center" wrap>
      <span>
        {hidden
          ? texts.issue.hidden
          : `${maskedName(told.name ?? '')} ${maskedPhone(told.phone ?? '')}`}
      </span>
      {!hidden && mayRead && (
        <Button
          size="small"
          onClick={() => {
            onAsk(true);
          }}
        >
          {said.show}
        </Button>
      )}
      {asking && (
        <Purpose
          issue={issue}
          onShown={(person) => {
            setShown(person);
            onAsk(false);
          }}
          onLeave={() => {
            onAsk(false);
          }}
        />
      )}
    </Flex>
  );
}

function Purpose({
  issue,
  onShown,
  onLeave,
}: {
  readonly issue: string;
  readonly onShown: (person: Person) => void;
  readonly onLeave: () => void;
}): ReactElement {
  const { personal: said } = useWords(words);
  const [purpose, setPurpose] = useState('');
  const [tooShort, setTooShort] = useState(false);
  const field = useRef<InputRef>(null);
  const order = useOrder(async (wanted: string, header) => {
    const params = { path: { issue }, header };
    const path = '/issues/{issue}/personal-data-readings';
    return (await api.POST(path, { params, body: { purpose: wanted } })).data;
  });
  const ask = async (): Promise<void> => {
    const wanted = purpose.trim();
    setTooShort(wanted.length < SHORTEST);
    if (wanted.length < SHORTEST) return;
    const answer = await order.send(wanted).catch(() => undefined);
    if (answer !== undefined) onShown(answer.appellant);
  };
  return (
    <Modal
      open
      title={said.title}
      okText={said.show}
      confirmLoading={order.sending}
      afterOpenChange={(isOpen) => {
        if (isOpen) field.current?.focus();
      }}
      onOk={() => void ask()}
      onCancel={onLeave}
    >
      <Form
        layout="vertical"
        onFinish={() => {
          void ask();
        }}
      >
        <Form.Item
          label={said.why}
          htmlFor="purpose"
          {...(tooShort ? { validateStatus: 'error' as const, help: said.short } : {})}
        >
          <Input
            ref={field}
            id="purpose"
            autoComplete="off"
            maxLength={200}
            value={purpose}
            onChange={({ target }) => {
              setPurpose(target.value);
            }}
          />
        </Form.Item>
        <Flex gap={6} wrap>
          {said.reasons.map((usual) => (
            <Button
              key={usual}
              size="small"
              onClick={() => {
                setPurpose(usual);
              }}
            >
              {usual}
            </Button>
          ))}
        </Flex>
      </Form>
      {order.error !== null && <Failure error={order.error} />}
    </Modal>
  );
}
