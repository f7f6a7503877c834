import { Card, Empty, Flex, Input, Tag, Typography } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { offerName, useOffers, type Offer } from '../forms/offers.js';
import { words as formWords } from '../forms/words.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { nameIn, useNames } from '../names/use-names.js';
import { words } from './words.js';
import '../tasks/tasks.css';

/** What the departments offer to communities, and how much of it. */
export default function MenuPage(): ReactElement {
  const texts = useTexts();
  const text = useWords(words);
  const names = useNames();
  const offers = useOffers();
  const [wanted, setWanted] = useState('');
  useEffect(() => {
    document.title = `${text.menuTitle} · ${texts.product}`;
  }, [text, texts]);
  const shown = offers.filter(
    (offer) =>
      offerName(offer).includes(wanted.trim()) ||
      nameIn(names.units, offer.unit).includes(wanted.trim()),
  );
  return (
    <Flex vertical gap={12} className="narrow">
      <Link to="/street">← {text.title}</Link>
      <Typography.Title level={1} style={{ margin: 0, fontSize: 20 }}>
        {text.menuTitle}
      </Typography.Title>
      <Typography.Text type="secondary">{text.menuHint}</Typography.Text>
      <Input
        type="search"
        size="large"
        allowClear
        aria-label={text.find}
        placeholder={text.find}
        value={wanted}
        onChange={({ target }) => {
          setWanted(target.value);
        }}
      />
      {shown.length === 0 && <Empty description={text.menuEmpty} />}
      <div className="offers">
        {shown.map((offer) => (
          <OfferCard key={offer.code} offer={offer} />
        ))}
      </div>
    </Flex>
  );
}

function OfferCard({ offer }: { readonly offer: Offer }): ReactElement {
  const text = useWords(words);
  const { capacity: amount, per } = useWords(formWords);
  const names = useNames();
  const { kind, unit, capacity } = offer;
  return (
    <Card size="small" title={offerName(offer)} extra={<Tag>{text.kindsOfOffer[kind]}</Tag>}>
      <div>{text.by(nameIn(names.units, unit))}</div>
      <div>
        {capacity === undefined ? text.unlimited : amount(capacity.count, per[capacity.per])}
      </div>
    </Card>
  );
}
