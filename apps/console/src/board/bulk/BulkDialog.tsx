import {
  Alert,
  Button,
  DatePicker,
  Flex,
  Form,
  Input,
  Modal,
  Progress,
  Select,
  type DatePickerProps,
} from 'antd';
import type { ReactElement } from 'react';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import type { BoardRow } from '../row.js';
import type { Ask, BulkOrder, Said } from './bulk-orders.js';
import { BulkItems } from './BulkItems.js';
import { useBulk } from './use-bulk.js';
import { words } from './words.js';

type Chosen = NonNullable<DatePickerProps['value']>;
type Answers = Partial<Record<Ask, string | Chosen>>;

/** Asks what one command needs, shows what it would do to each matter, and does it. */
export default function BulkDialog({
  order,
  rows,
  onClose,
}: {
  readonly order: BulkOrder;
  readonly rows: readonly BoardRow[];
  readonly onClose: () => void;
}): ReactElement {
  const say = useWords(words);
  const texts = useTexts();
  const [form] = Form.useForm<Answers>();
  const bulk = useBulk(order, rows);
  const count = (state: string): number => bulk.items.filter((item) => item.state === state).length;
  const fine = count('fine');
  const refused = count('refused') + count('lacks');
  const settled = bulk.items.length - count('waiting');
  const field = (ask: Ask): ReactElement => {
    if (ask === 'replyBy')
      return <DatePicker showTime={{ format: 'HH:mm' }} format="MM-DD HH:mm" />;
    if (ask !== 'target') return <Input.TextArea maxLength={500} rows={2} />;
    return (
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={rows.map(({ issue, title, receiptCode }) => ({
          value: issue,
          label: title ?? receiptCode,
        }))}
      />
    );
  };
  return (
    <Modal
      open
      width={760}
      title={`${say.orders[order.name]} · ${say.chosen(rows.length)}`}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Flex gap={8} justify="end">
          {bulk.stage === 'asking' && (
            <Button type="primary" autoFocus={order.asks.length === 0} onClick={form.submit}>
              {say.rehearse}
            </Button>
          )}
          {bulk.stage === 'rehearsed' && (
            <>
              {order.asks.length > 0 && <Button onClick={bulk.startOver}>{say.back}</Button>}
              <Button
                type="primary"
                autoFocus
                disabled={fine === 0}
                onClick={() => void bulk.carryOut()}
              >
                {say.carryOut(fine)}
              </Button>
            </>
          )}
          {bulk.stage === 'carried' && (
            <>
              {order.undo !== undefined && count('done') > 0 && (
                <Button onClick={() => void bulk.undo(say.undoing)}>{say.undo}</Button>
              )}
              <Button type="primary" autoFocus onClick={onClose}>
                {say.close}
              </Button>
            </>
          )}
        </Flex>
      }
    >
      {bulk.stage === 'asking' && (
        <Form
          form={form}
          layout="vertical"
          onFinish={(answers: Answers) => void bulk.rehearse(saidIn(answers))}
        >
          {order.asks.map((ask) => (
            <Form.Item
              key={ask}
              name={ask}
              label={say.asks[ask]}
              rules={[{ required: true, message: texts.login.missing }]}
            >
              {field(ask)}
            </Form.Item>
          ))}
        </Form>
      )}
      {bulk.stage !== 'asking' && (
        <Flex vertical gap={12}>
          {bulk.stage === 'rehearsing' && <span role="status">{say.rehearsing}</span>}
          {(bulk.stage === 'rehearsing' || bulk.stage === 'carrying') && (
            <Progress
              percent={Math.round((settled / Math.max(1, bulk.items.length)) * 100)}
              showInfo={false}
              aria-label={say.orders[order.name]}
            />
          )}
          {bulk.stage === 'rehearsed' && fine > 0 && (
            <Alert type="success" showIcon title={say.happens(fine)} />
          )}
          {bulk.stage === 'rehearsed' && refused > 0 && (
            <Alert type="warning" showIcon title={say.refused(refused)} />
          )}
          {bulk.stage === 'carried' && (
            <Alert
              type={refused > 0 ? 'warning' : 'success'}
              showIcon
              role="status"
              title={[
                ...(count('done') > 0 ? [say.done(count('done'))] : []),
                ...(count('undone') > 0 ? [`${say.undone} ${count('undone')}`] : []),
                ...(refused > 0 ? [say.failed(refused)] : []),
              ].join(' · ')}
            />
          )}
          <BulkItems items={bulk.items} />
        </Flex>
      )}
    </Modal>
  );
}

function saidIn({ note, reason, replyBy, target }: Answers): Said {
  return {
    ...(typeof note === 'string' ? { note } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(typeof target === 'string' ? { target } : {}),
    ...(typeof replyBy === 'object' && 'toISOString' in replyBy
      ? { replyBy: replyBy.toISOString() }
      : {}),
  };
}
