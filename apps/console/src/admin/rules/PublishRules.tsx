import { Alert, App, Button, Drawer, Flex, Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useOrder } from '../../api/use-order.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { Difference } from '../Difference.js';
import { words as admin } from '../words.js';
import type { RuleSet } from './rule-set-text.js';
import { words } from './rules-words.js';

/** The rules that would be live, held against those that are; then published with a reason. */
export function PublishRules({
  ruleSet,
  liveText,
  text,
  onClose,
}: {
  readonly ruleSet: RuleSet;
  readonly liveText: string;
  readonly text: string;
  readonly onClose: () => void;
}): ReactElement {
  const said = useWords(words);
  const common = useWords(admin);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const publish = useOrder(
    async (body: { readonly ruleSet: RuleSet; readonly reason: string }, header) =>
      (await api.POST('/routing/rule-sets', { params: { header }, body })).data,
  );
  return (
    <Drawer
      open
      size={820}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      title={said.publish}
      onClose={onClose}
      footer={
        <Flex justify="end" gap={8}>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="primary" loading={publish.sending} onClick={form.submit}>
            {said.publish}
          </Button>
        </Flex>
      }
    >
      <Flex vertical gap={12}>
        <Alert type="info" showIcon title={said.publishNote} />
        <Form
          form={form}
          layout="vertical"
          onFinish={({ reason }) => {
            publish
              .send({ ruleSet, reason })
              .then(() => {
                message.success(said.published);
                onClose();
              })
              .catch(() => undefined);
          }}
        >
          <Form.Item
            name="reason"
            label={said.reason}
            rules={[{ required: true, message: common.required }]}
          >
            <Input maxLength={500} />
          </Form.Item>
        </Form>
        {publish.error !== null && <Failure error={publish.error} />}
        <Difference before={liveText} after={text} label={said.publish} />
      </Flex>
    </Drawer>
  );
}
