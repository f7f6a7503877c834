export type Language = 'zh' | 'en';

/**
 * The caller's language by `Accept-Language` (RFC 9110 §12.5.4): the better weighted of Chinese
 * and English, Chinese where neither is asked for.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  let best: Language = 'zh';
  let weight = 0;
  for (const range of (acceptLanguage ?? '').slice(0, 200).split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const language = tag.split('-')[0];
    const quality = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1);
    if ((language === 'zh' || language === 'en') && quality > weight) {
      best = language;
      weight = quality;
    }
  }
  return best;
}
