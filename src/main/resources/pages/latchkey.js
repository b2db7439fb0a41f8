// Conveniences. Every page works without them.

// The session of a page that comes back from the browser's memory may have ended elsewhere.
addEventListener('pageshow', event => {
  if (event.persisted && document.querySelector('form[action="/accounts/logout"]')) location.replace(location.href);
});

// Neither a reload nor the way back sends a form again, or tells again what was done once.
const here = new URL(location.href);
if (here.searchParams.has('notice') || document.querySelector('.refusal, .field .error')) {
  here.searchParams.delete('notice');
  history.replaceState(history.state, '', here);
}

for (const field of document.querySelectorAll('input[type=password]')) {
  const show = document.createElement('button');
  show.type = 'button';
  show.className = 'show';
  show.title = document.documentElement.dataset.show;
  show.setAttribute('aria-pressed', 'false');
  show.setAttribute('aria-controls', field.id);
  show.addEventListener('click', () => {
    const shown = field.type === 'password';
    field.type = shown ? 'text' : 'password';
    show.setAttribute('aria-pressed', String(shown));
  });
  // Whatever was shown is a password again when it is sent: browsers remember the texts of other fields.
  field.form.addEventListener('submit', () => { field.type = 'password'; });
  field.after(show);
}

for (const field of document.querySelectorAll('input[data-strength]')) {
  const [short, fair, good] = field.dataset.strength.split('|');
  const hint = document.createElement('p');
  hint.className = 'strength';
  hint.setAttribute('role', 'status');
  field.closest('.field').append(hint);
  field.addEventListener('input', () => {
    const length = [...field.value].length;
    field.removeAttribute('aria-invalid');
    field.closest('.field').querySelector('.error')?.remove();
    const level = length < field.minLength ? 'short' : length < 15 ? 'fair' : 'good';
    hint.dataset.level = level;
    hint.textContent = length === 0 ? '' : { short, fair, good }[level];
  });
}
