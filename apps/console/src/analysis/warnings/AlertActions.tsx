import { Button, Flex, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useOrder } from '../../api/use-order.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import type { AlertShown } from './use-warnings.js';
import { words } from './words.js';

/** Who may acknowledge and dismiss, and who may make a topic of it (docs/policy.md, 预警). */
const PLACES = ['SHIFTLEADER', 'COMMANDER', 'COMMUNITY', 'STREET', 'DISTRICT'];
const KEEPERS = [...PLACES, 'UNITLEAD'];

type Doing = 'acknowledge' | 'dismiss' | 'takeUp';

/** What may be made of an alert: acknowledged, dismissed with a reason, made a topic. */
export function AlertActions({
  alert: { id, status, view },
  roles,
  onTopic,
}: {
  readonly alert: AlertShown;
  readonly roles: readonly string[];
  readonly onTopic: (topic: string) => void;
}): ReactElement | null {
  const said = useWords(words);
  const [doing, setDoing] = useState<Doing>();
  const may = (those: readonly string[]): boolean => those.some((role) => roles.includes(role));
  const open = status === 'OPEN' || status === 'ACKNOWLEDGED';
  const offered: readonly Doing[] = [
    ...(status === 'OPEN' && may(KEEPERS) ? (['acknowledge'] as const) : []),
    ...(open && may(KEEPERS) ? (['dismiss'] as const) : []),
    ...(open && may(PLACES) ? (['takeUp'] as const) : []),
  ];
  const { topic } = view;
  return (
    <>
      <Flex gap={8} wrap>
        {offered.map((each) => (
          <Button
            key={each}
            type={each === doing ? 'primary' : 'default'}
            onClick={() => {
              setDoing(each);
            }}
          >
            {said[each]}
          </Button>
        ))}
        {topic !== undefined && (
          <Button
            onClick={() => {
              onTopic(topic);
            }}
          >
            {said.topics}
          </Button>
        )}
      </Flex>
      {doing !== undefined && offered.includes(doing) && (
        <ActionForm key={doing} id={id} doing={doing} />
      )}
    </>
  );
}

function ActionForm({ id, doing }: { readonly id: string; readonly doing: Doing }): ReactElement {
  const said = useWords(words);
  const [text, setText] = useState('');
  const [question, setQuestion] = useState('');
  const path = { id };
  const { send, sending, error } = useOrder<undefined, unknown>((_nothing, header) => {
    const params = { path, header };
    switch (doing) {
      case 'acknowledge':
        return api.POST('/alerts/{id}/acknowledge-alert', {
          params,
          body: text.trim() === '' ? {} : { note: text },
        });
      case 'dismiss':
        return api.POST('/alerts/{id}/dismiss-alert', { params, body: { reason: text } });
      case 'takeUp':
        return api.POST('/alerts/{id}/take-up-alert', { params, body: { title: text, question } });
    }
  });
  const label = { acknowledge: said.note, dismiss: said.dismissReason, takeUp: said.title }[doing];
  const needed = doing === 'takeUp' ? [text, question] : doing === 'dismiss' ? [text] : [];
  return (
    <Flex vertical gap={8}>
      <Input
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
        }}
      />
      {doing === 'takeUp' && (
        <Input.TextArea
          rows={2}
          aria-label={said.question}
          placeholder={said.question}
          value={question}
          onChange={({ target }) => {
            setQuestion(target.value);
          }}
        />
      )}
      {error !== null && <Failure error={error} />}
      <Button
        type="primary"
        style={{ alignSelf: 'start' }}
        disabled={needed.some((each) => each.trim() === '')}
        loading={sending}
        onClick={() => {
          // What is refused is said above.
          void send(undefined).catch(() => undefined);
        }}
      >
        {said[doing]}
      </Button>
    </Flex>
  );
}
