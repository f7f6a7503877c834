import { Collapse, Descriptions, Modal, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { useDesk } from '../desk.js';
import { words as issueWords } from '../words.js';
import { commandNames } from '../../names/command-names.js';
import { COMMAND_KEYS } from './keys.js';
import { words } from './words.js';

/** The keys of this page, and why what is not offered is not possible now. */
export function KeysHelp({ onLeave }: { readonly onLeave: () => void }): ReactElement {
  const said = useWords(words);
  const names = useWords(commandNames);
  const { keys } = useWords(issueWords);
  const { open, shut } = useDesk();
  const isOpen = (command: string): boolean => open.some((action) => action.command === command);
  const reasons = new Map(
    shut.flatMap(({ command, problem }) =>
      isOpen(command) || problem === undefined ? [] : [[command, problem.detail] as const],
    ),
  );
  const lines = [
    ...COMMAND_KEYS.map(([key, commands]) => {
      const meant = commands.find(isOpen) ?? commands[0];
      return [key.toUpperCase(), meant === undefined ? '' : names[meant]] as const;
    }),
    ...keys.others,
  ];
  return (
    <Modal open title={keys.title} footer={null} onCancel={onLeave} width={640}>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2 }}
        items={lines.map(([key, meaning]) => ({
          key,
          label: <kbd className="key">{key}</kbd>,
          children: meaning,
        }))}
      />
      {reasons.size > 0 && (
        <Collapse
          size="small"
          items={[
            {
              key: 'shut',
              label: said.closed,
              children: [...reasons].map(([command, reason]) => (
                <Typography.Paragraph key={command} style={{ marginBottom: 6 }}>
                  <strong>{names[command]}</strong> {reason}
                </Typography.Paragraph>
              )),
            },
          ]}
        />
      )}
    </Modal>
  );
}
