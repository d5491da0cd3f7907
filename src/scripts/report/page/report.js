// Filters: product, feeling and words narrow down recurring issues and topics; the address keeps the choice.
for (const form of document.querySelectorAll('form.filters')) {
  const scope = form.closest('section.data-set');
  const items = [...scope.querySelectorAll('[data-products]')];
  const { product, feeling, words } = form.elements;
  const output = form.querySelector('output');
  const apply = () => {
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const text = item.textContent.toLowerCase();
      const fits = (!product.value || item.dataset.products.split('\u001f').includes(product.value))
        && (!feeling.value || item.dataset.feeling === feeling.value) && wanted.every((word) => text.includes(word));
      item.hidden = !fits;
      if (fits) shown += 1;
    }
    output.textContent = shown === items.length ? `All ${items.length} recurring issues and topics are shown.` : `${shown} of ${items.length} recurring issues and topics are shown.`;
  };
  form.addEventListener('input', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  form.addEventListener('submit', (event) => event.preventDefault());
  apply();
}
addEventListener('beforeprint', () => { for (const one of document.querySelectorAll('details')) one.open = true; });
