import { Button, Flex, Modal, Typography } from 'antd';
import { useEffect, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { useWords } from '../../language/words.js';
import { words } from './words.js';

/** Where one begins to fill in. */
const FIRST = 'input:not([type="file"], [type="radio"]), input[type="radio"]:checked, textarea';

/**
 * The frame of every dialog that gives a command: Ctrl+Enter confirms, Esc leaves, the focus returns
 * to where it came from.
 */
export function CommandModal({
  title,
  sending,
  asking,
  width = 560,
  confirm,
  ready = false,
  onSend,
  onRehearse,
  onLeave,
  children,
}: {
  readonly title: string;
  readonly sending: boolean;
  readonly asking: boolean;
  readonly width?: number;
  /** What the button says; default “confirm”. */
  readonly confirm?: string;
  /** What is filled in may be confirmed as it is: Enter alone does. */
  readonly ready?: boolean;
  readonly onSend: () => void;
  readonly onRehearse: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const said = useWords(words);
  const fields = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const opened = useRef(false);
  useEffect(() => {
    if (ready && opened.current) button.current?.focus();
  }, [ready]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!sending) onSend();
  };
  return (
    <Modal
      open
      title={title}
      width={width}
      mask={{ closable: false }}
      onCancel={onLeave}
      afterOpenChange={(isOpen) => {
        opened.current = isOpen;
        if (!isOpen) return;
        if (ready) button.current?.focus();
        else fields.current?.querySelector<HTMLElement>(FIRST)?.focus();
      }}
      footer={
        <Flex justify="space-between" align="center" gap={8} wrap>
          <Typography.Text type="secondary">{said.hint}</Typography.Text>
          <Flex gap={8} wrap>
            <Button loading={asking} onClick={onRehearse}>
              {said.rehearse}
            </Button>
            <Button ref={button} type="primary" loading={sending} onClick={onSend}>
              {confirm ?? said.send}
            </Button>
          </Flex>
        </Flex>
      }
    >
      {/* Keys of the fields reach this; it is nothing to be operated itself. */}
      <div ref={fields} onKeyDown={onKey}>
        <Flex vertical gap={12}>
          {children}
        </Flex>
      </div>
    </Modal>
  );
}
