import { Drawer, Button, Flex, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useOrder } from '../../api/use-order.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { CodeSelect, CodesSelect } from '../what-if/CodeSelect.js';
import { words } from './words.js';

interface Proposed {
  readonly title: string;
  readonly question: string;
  readonly categories: string[];
  readonly territory?: string;
}

/** A topic proposed by hand. */
export function ProposeTopic({ onDone }: { readonly onDone: () => void }): ReactElement {
  const said = useWords(words);
  const [topic, setTopic] = useState<Proposed>({ title: '', question: '', categories: [] });
  const { send, sending, error } = useOrder((body: Proposed, header) =>
    api.POST('/topics', { params: { header }, body }),
  );
  const written = [topic.title, topic.question].every((each) => each.trim() !== '');
  const propose = async (): Promise<void> => {
    // What is refused is said below.
    await send(topic).then(onDone, () => undefined);
  };
  return (
    <Drawer open title={said.propose} onClose={onDone}>
      <Flex vertical gap={12}>
        <Input
          aria-label={said.title}
          placeholder={said.title}
          value={topic.title}
          onChange={({ target }) => {
            setTopic({ ...topic, title: target.value });
          }}
        />
        <Input.TextArea
          rows={3}
          aria-label={said.question}
          placeholder={said.question}
          value={topic.question}
          onChange={({ target }) => {
            setTopic({ ...topic, question: target.value });
          }}
        />
        <CodesSelect
          of="categories"
          label={said.categories}
          value={topic.categories}
          onChange={(categories = []) => {
            setTopic({ ...topic, categories });
          }}
        />
        <CodeSelect
          of="territories"
          label={said.territory}
          value={topic.territory}
          onChange={(territory) => {
            const { territory: _before, ...rest } = topic;
            setTopic(territory === undefined ? rest : { ...rest, territory });
          }}
        />
        {!written && <span>{said.needed}</span>}
        {error !== null && <Failure error={error} />}
        <Button type="primary" disabled={!written} loading={sending} onClick={() => void propose()}>
          {said.propose}
        </Button>
      </Flex>
    </Drawer>
  );
}
