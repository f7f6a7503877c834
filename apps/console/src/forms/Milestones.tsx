import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { MomentField } from './MomentField.js';
import { words } from './words.js';

/** As many as the API takes. */
const MOST = 20;

/** Steps towards a goal, each with its day: one at least, in their order. */
export function Milestones({
  name,
  label,
}: {
  readonly name: string;
  readonly label: string;
}): ReactElement {
  const said = useWords(words);
  const required = [{ required: true, message: said.needed }];
  return (
    <fieldset className="milestones">
      <legend>{label}</legend>
      <Form.List name={name} initialValue={[{}]}>
        {(rows, { add, remove }) => (
          <Flex vertical gap={8}>
            {rows.map(({ key, name: place }) => (
              <Flex key={key} gap={8} align="start" wrap>
                <Form.Item
                  name={[place, 'goal']}
                  label={said.goal}
                  rules={[{ required: true, whitespace: true, message: said.needed }]}
                  style={{ flex: '1 1 200px', marginBottom: 0 }}
                >
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item
                  name={[place, 'by']}
                  label={said.goalBy}
                  rules={required}
                  style={{ marginBottom: 0 }}
                >
                  <MomentField />
                </Form.Item>
                {rows.length > 1 && (
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={said.dropMilestone(place + 1)}
                    onClick={() => {
                      remove(place);
                    }}
                  />
                )}
              </Flex>
            ))}
            {rows.length < MOST && (
              <Button
                icon={<PlusOutlined />}
                onClick={() => {
                  add({});
                }}
              >
                {said.addMilestone}
              </Button>
            )}
          </Flex>
        )}
      </Form.List>
    </fieldset>
  );
}
