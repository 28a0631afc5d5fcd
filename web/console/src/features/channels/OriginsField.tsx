import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { toOrigin } from './form';

/** What is pasted becomes an origin; what cannot become one stays, marked. */
export function OriginsField() {
  const { t } = useTranslation('channels');
  return (
    <Form.Item
      name="allowed_origins"
      label={t('origins')}
      extra={t('originsHint')}
      normalize={(texts: string[]) => [...new Set(texts.map((text) => toOrigin(text) ?? text))]}
      rules={[
        {
          validator: (_, origins: string[] | undefined) => {
            const wrong = origins?.find((origin) => toOrigin(origin) === null);
            return wrong === undefined
              ? Promise.resolve()
              : Promise.reject(new Error(t('originWrong', { text: wrong })));
          },
        },
      ]}
    >
      <Select
        mode="tags"
        open={false}
        suffixIcon={null}
        maxCount={50}
        tokenSeparators={[' ', ',', '，']}
        placeholder="https://www.example.com"
      />
    </Form.Item>
  );
}
