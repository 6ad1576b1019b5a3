/** A reader's own pages: all that the script does there is to write times in the browser's own zone. */
const { lang, dataset } = document.documentElement;

// Where its reader chose a zone the server has written them in that.
if (dataset['zone'] === undefined) {
  const locale = navigator.language.startsWith(lang) ? undefined : lang;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  for (const time of document.querySelectorAll('time'))
    time.textContent = format.format(new Date(time.dateTime));
}
