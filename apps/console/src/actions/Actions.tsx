import { Alert, App, Button, Drawer, Flex } from 'antd';
import { useState, type ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { commandNames } from '../names/command-names.js';
import { isUnsent } from '../offline/queued-order.js';
import { useQueue } from '../offline/use-queue.js';
import { words as queueWords } from '../offline/words.js';
import type { TaskDetail } from '../tasks/task-detail.js';
import { offered, whyUnfinished, type Action } from './action.js';
import { ActionForm, type Matter } from './ActionForm.js';
import { words } from './words.js';

/** How many steps stand as buttons; the others are one tap further. */
const AT_HAND = 2;

/** What one may do here now, within the thumb's reach: the likeliest as a button, the rest behind. */
export function Actions({
  detail,
  title,
}: {
  readonly detail: TaskDetail;
  readonly title: string;
}): ReactElement {
  const text = useWords(words);
  const { stored } = useWords(queueWords);
  const { message } = App.useApp();
  // As it was when the form was opened: on that the person decides, whatever comes in meanwhile.
  const [chosen, setChosen] = useState<{ readonly action: Action; readonly on: Matter }>();
  const [isFormOpen, setFormOpen] = useState(false);
  const [isListOpen, setListOpen] = useState(false);
  const waits = useQueue().some((order) => order.issue === detail.matter.issue && isUnsent(order));
  const actions = offered(detail.actions, detail.matter.clocks, waits);
  const names = useWords(commandNames);
  const named = ({ command }: Action): string => names[command];
  const choose = (action: Action): void => {
    setListOpen(false);
    setChosen({ action, on: { matter: detail.matter, mechanism: detail.mechanism, title } });
    setFormOpen(true);
  };
  const why = whyUnfinished(detail.actions, detail.matter.assignments);
  const done = (how: 'sent' | 'later' | 'closed'): void => {
    setFormOpen(false);
    if (how === 'sent') void message.success(text.sent);
    if (how === 'later') void message.info(stored);
  };
  return (
    <div className="actions">
      {actions.length === 0 && <span>{why?.detail ?? text.nothing}</span>}
      <Flex gap={8}>
        {actions.slice(0, AT_HAND).map((action, place) => (
          <Button
            key={keyOf(action)}
            size="large"
            block
            type={place === 0 ? 'primary' : 'default'}
            onClick={() => {
              choose(action);
            }}
          >
            {named(action)}
          </Button>
        ))}
        {(actions.length > AT_HAND || (actions.length > 0 && why !== undefined)) && (
          <Button
            size="large"
            onClick={() => {
              setListOpen(true);
            }}
          >
            {text.more}
          </Button>
        )}
      </Flex>
      <Drawer
        title={text.other}
        placement="bottom"
        size="large"
        open={isListOpen}
        onClose={() => {
          setListOpen(false);
        }}
      >
        <Flex vertical gap={8}>
          {actions.slice(AT_HAND).map((action) => (
            <Button
              key={keyOf(action)}
              size="large"
              block
              onClick={() => {
                choose(action);
              }}
            >
              {named(action)}
            </Button>
          ))}
          {why !== undefined && <Alert type="info" title={text.whyNot} description={why.detail} />}
        </Flex>
      </Drawer>
      <Drawer
        // It keeps its name while it leaves.
        title={chosen === undefined ? '' : named(chosen.action)}
        placement="bottom"
        size="large"
        open={isFormOpen}
        destroyOnHidden
        onClose={() => {
          setFormOpen(false);
        }}
      >
        {chosen !== undefined && <ActionForm action={chosen.action} on={chosen.on} onDone={done} />}
      </Drawer>
    </div>
  );
}

const keyOf = ({ command, path, assignment, whistle, unit }: Action): string =>
  [command, path, assignment, whistle, unit].join(' ');
