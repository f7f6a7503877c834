import { AimOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Form, Input, Radio, Result, Select, Typography } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { PictureBlobField } from '../media/PictureBlobField.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { useNames, type Entry } from '../names/use-names.js';
import { words as queueWords } from '../offline/words.js';
import { useMe } from '../session/use-me.js';
import { Failure } from '../shell/Failure.js';
import { useReport, type Finding, type Reported, type Spot } from './use-report.js';
import { words } from './words.js';
import '../forms/forms.css';
import '../tasks/tasks.css';

/** What staff report from a patrol; wrongdoing has its own channel. */
const KINDS = ['HELP', 'COMPLAINT', 'SUGGESTION'] as const;
/** How long a phone may look for where it is, ms. */
const LOOKING_MS = 10_000;

/** Reports what a patrol found: words, picture, place; also without a network. */
export default function ReportPage(): ReactElement {
  const texts = useTexts();
  const text = useWords(words);
  const names = useNames();
  const { me } = useMe();
  const [form] = Form.useForm<Finding>();
  const [pictures, setPictures] = useState<readonly Blob[]>([]);
  const [spot, setSpot] = useState<Spot | 'unknown'>();
  const [ended, setEnded] = useState<Reported>();
  const { report, sending, refusal } = useReport();
  const own = me?.actor?.territory;
  useEffect(() => {
    document.title = `${text.reportTitle} · ${texts.product}`;
  }, [text, texts]);
  const send = async (finding: Finding): Promise<void> => {
    const known = spot === 'unknown' ? undefined : spot;
    setEnded(await report(finding, { spot: known, pictures }));
  };
  const again = (): void => {
    form.resetFields();
    setPictures([]);
    setSpot(undefined);
    setEnded(undefined);
  };
  if (ended !== undefined) return <Done ended={ended} onAgain={again} />;
  const rules = [{ required: true, message: text.missing }];
  return (
    <Flex vertical gap={12} className="narrow">
      <Link to="/street">← {text.title}</Link>
      <Typography.Title level={1} style={{ margin: 0, fontSize: 20 }}>
        {text.reportTitle}
      </Typography.Title>
      <Form<Finding>
        form={form}
        layout="vertical"
        size="large"
        initialValues={{ kind: 'HELP', ...(own === undefined ? {} : { territory: own }) }}
        onFinish={(finding) => void send(finding)}
      >
        <Form.Item name="title" label={text.what} rules={rules}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item label={text.pictures}>
          <PictureBlobField value={pictures} onChange={setPictures} />
        </Form.Item>
        <Form.Item name="address" label={text.address}>
          <Input maxLength={300} />
        </Form.Item>
        <Flex gap={8} align="center" style={{ marginBottom: 16 }} wrap>
          <Button
            icon={<AimOutlined />}
            onClick={() => {
              navigator.geolocation.getCurrentPosition(
                ({ coords: { latitude, longitude } }) => {
                  setSpot({ latitude, longitude });
                },
                () => {
                  setSpot('unknown');
                },
                { enableHighAccuracy: true, timeout: LOOKING_MS },
              );
            }}
          >
            {text.here}
          </Button>
          <span role="status">
            {spot === undefined
              ? ''
              : spot === 'unknown'
                ? text.notLocated
                : text.located(spot.latitude.toFixed(5), spot.longitude.toFixed(5))}
          </span>
        </Flex>
        <Form.Item name="category" label={text.category}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={optionsOf(names.categories)}
          />
        </Form.Item>
        <Form.Item name="territory" label={text.territory}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={optionsOf(below(names.territories, own))}
          />
        </Form.Item>
        <Form.Item name="kind" label={text.kind}>
          <Radio.Group
            className="choices"
            optionType="button"
            options={KINDS.map((value) => ({ value, label: text.kinds[value] }))}
          />
        </Form.Item>
        <Form.Item name="description" label={text.more}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
        {refusal !== undefined && (
          <Form.Item>
            <Failure error={refusal} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" block loading={sending}>
          {text.send}
        </Button>
      </Form>
    </Flex>
  );
}

function Done({
  ended,
  onAgain,
}: {
  readonly ended: Reported;
  readonly onAgain: () => void;
}): ReactElement {
  const text = useWords(words);
  const { stored } = useWords(queueWords);
  return (
    <Result
      status={ended === 'later' ? 'info' : 'success'}
      title={ended === 'later' ? undefined : text.sent}
      subTitle={ended === 'later' ? <Alert type="warning" title={stored} /> : undefined}
      extra={[
        <Button key="again" type="primary" onClick={onAgain}>
          {text.another}
        </Button>,
        ...(ended === 'later'
          ? []
          : [
              <Link key="open" to={`/tasks/${ended.issue}`}>
                {text.open}
              </Link>,
            ]),
      ]}
    />
  );
}

const optionsOf = (
  entries: ReadonlyMap<string, Entry>,
): { readonly value: string; readonly label: string }[] =>
  [...entries.values()].map(({ code, name }) => ({ value: code, label: name }));

/** A territory and everything below it; all of them where somebody belongs to none. */
function below(
  all: ReadonlyMap<string, Entry>,
  top: string | undefined,
): ReadonlyMap<string, Entry> {
  if (top === undefined) return all;
  const isBelow = (code: string | undefined): boolean =>
    code !== undefined && (code === top || isBelow(all.get(code)?.parent));
  return new Map([...all].filter(([code]) => isBelow(code)));
}
