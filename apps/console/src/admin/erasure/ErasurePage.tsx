import { Alert, Button, Card, Form, Input, Typography } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useOrder } from '../../api/use-order.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { words } from './erasure-words.js';

interface Asked {
  readonly subject: string;
  readonly reason: string;
  readonly again: string;
}

/** The right to be forgotten: what goes, what stays, and the number typed twice. */
export default function ErasurePage(): ReactElement {
  const said = useWords(words);
  const texts = useTexts();
  const [form] = Form.useForm<Asked>();
  const [erased, setErased] = useState<string>();
  const erase = useOrder(
    async ({ subject, reason }: Pick<Asked, 'subject' | 'reason'>, header) =>
      (
        await api.POST('/subjects/{subject}/erasure', {
          params: { path: { subject }, header },
          body: { reason },
        })
      ).data,
  );
  useEffect(() => {
    document.title = `${said.title} · ${texts.product}`;
  }, [said, texts]);
  const must = { required: true, message: said.required };
  const list = (lines: readonly string[]): ReactElement => (
    <ul style={{ marginTop: 4 }}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  return (
    <div style={{ maxWidth: 720, marginInline: 'auto' }}>
      <Typography.Title level={1} style={{ fontSize: 20 }}>
        {said.title}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{said.intro}</Typography.Paragraph>
      <Card size="small">
        <strong>{said.unreadable}</strong>
        {list(said.things)}
        <strong>{said.remains}</strong>
        {list(said.kept)}
        <Alert type="warning" showIcon title={said.final} style={{ marginBottom: 16 }} />
        <Form
          form={form}
          layout="vertical"
          onFinish={({ subject, reason }) => {
            erase
              .send({ subject: subject.trim(), reason })
              .then(() => {
                setErased(subject.trim());
                form.resetFields();
              })
              .catch(() => undefined);
          }}
        >
          <Form.Item name="subject" label={said.subject} extra={said.subjectHint} rules={[must]}>
            <Input maxLength={100} spellCheck={false} autoComplete="off" />
          </Form.Item>
          <Form.Item name="reason" label={said.reason} extra={said.reasonHint} rules={[must]}>
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item
            name="again"
            label={said.again}
            dependencies={['subject']}
            rules={[
              must,
              ({ getFieldValue }) => ({
                validator: (_, value: string | undefined) =>
                  value === getFieldValue('subject')
                    ? Promise.resolve()
                    : Promise.reject(new Error(said.differs)),
              }),
            ]}
          >
            <Input maxLength={100} spellCheck={false} autoComplete="off" />
          </Form.Item>
          <Button danger type="primary" htmlType="submit" loading={erase.sending}>
            {said.erase}
          </Button>
        </Form>
        {erase.error !== null && <Failure error={erase.error} />}
        {erased !== undefined && (
          <Typography.Paragraph role="status" strong style={{ marginTop: 12 }}>
            ✓ {said.done(erased)}
          </Typography.Paragraph>
        )}
      </Card>
    </div>
  );
}
