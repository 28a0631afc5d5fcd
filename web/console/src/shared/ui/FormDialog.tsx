// A question in a window: a few fields, one button, and what was wrong above them.
import { Alert, Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../api/errors';
import styles from './forms.module.css';

interface Props<Fields> {
  open: boolean;
  title: ReactNode;
  okText: string;
  width?: number;
  /** What sends the form; without one it is done at once. */
  sending?: { isPending: boolean; error: unknown; reset(): void };
  form?: FormInstance<Fields>;
  initial?: Partial<Fields>;
  onSubmit(fields: Fields): void;
  onClose(): void;
  children: ReactNode;
}

export function FormDialog<Fields extends object>(props: Props<Fields>) {
  const { open, title, okText, width = 480, sending, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  const [own] = Form.useForm<Fields>();
  const form = props.form ?? own;
  const error = sending?.error;
  const close = () => {
    // While it is on its way nobody knows whether it happened: its answer closes the window.
    if (sending?.isPending) return;
    sending?.reset();
    onClose();
  };
  return (
    <Modal
      open={open}
      title={title}
      okText={okText}
      cancelText={t('cancel')}
      confirmLoading={sending?.isPending ?? false}
      onCancel={close}
      onOk={() => form.submit()}
      destroyOnHidden
      width={width}
    >
      {error != null && (
        <Alert className={styles.dialogError ?? ''} type="error" showIcon title={errorText(error, t)} />
      )}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        {...(props.initial && { initialValues: props.initial })}
        onFinish={onSubmit}
      >
        {children}
      </Form>
    </Modal>
  );
}
