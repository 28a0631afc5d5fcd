import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { localized } from '../i18n';
import type { ContactForm as Form } from '../types';
import { useApp } from './context';

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** Outside business hours: how to reach the visitor, and what about. */
export function ContactForm({ close }: { close: () => void }) {
  const { session, snapshot, t, language } = useApp();
  const [form, setForm] = useState({ name: '', email: '', phone: '', message: lastQuestion() });
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const id = useId();
  const frame = useRef<HTMLFormElement>(null);
  useEffect(() => {
    first.current?.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: 'start' });
  }, []);

  function lastQuestion() {
    const own = [...snapshot.messages].reverse().find((message) => message.author === 'customer');
    const part = own?.parts[0];
    return part?.type === 'text' && part.text !== t.personSay ? part.text.slice(0, 4000) : '';
  }

  const email = form.email.trim();
  const phone = form.phone.trim();
  const faults = {
    reach: !email && !phone ? t.formReach : '',
    email: email && !EMAIL.test(email) ? t.formEmailBad : '',
    message: form.message.trim() ? '' : t.formMessageMissing,
  };

  function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (faults.reach || faults.email || faults.message) return;
    const sent: Form = { message: form.message.trim() };
    if (form.name.trim()) sent.name = form.name.trim();
    if (email) sent.email = email;
    if (phone) sent.phone = phone;
    session.sendForm(sent);
    close();
  }

  const field = (
    key: 'name' | 'email' | 'phone',
    label: string,
    extra: Record<string, unknown>,
    fault = '',
  ) => (
    <label>
      <span>{label}</span>
      <input
        value={form[key]}
        dir="auto"
        aria-invalid={tried && fault !== ''}
        aria-describedby={tried && fault ? `${id}${key}` : undefined}
        onInput={(event) => setForm({ ...form, [key]: event.currentTarget.value })}
        {...extra}
      />
      {tried && fault && (
        <small id={`${id}${key}`} class="failed">
          {fault}
        </small>
      )}
    </label>
  );

  return (
    <form ref={frame} class="block contact" onSubmit={submit} noValidate aria-label={t.formTitle}>
      <b>{t.formTitle}</b>
      <p class="text">{localized(snapshot.config?.offhours_message, language) || t.formIntro}</p>
      {field('name', t.formName, { ref: first, maxLength: 100, autoComplete: 'name' })}
      {field(
        'email',
        t.formEmail,
        { type: 'email', maxLength: 254, autoComplete: 'email' },
        faults.email || faults.reach,
      )}
      {field('phone', t.formPhone, { type: 'tel', maxLength: 40, autoComplete: 'tel' })}
      <label>
        <span>{t.formMessage}</span>
        <textarea
          rows={3}
          dir="auto"
          maxLength={4000}
          value={form.message}
          aria-invalid={tried && faults.message !== ''}
          onInput={(event) => setForm({ ...form, message: event.currentTarget.value })}
        />
        {tried && faults.message && <small class="failed">{faults.message}</small>}
      </label>
      <div class="buttons">
        <button type="button" class="quiet" onClick={close}>
          {t.cancel}
        </button>
        <button type="submit" class="primary">
          {t.submit}
        </button>
      </div>
    </form>
  );
}
