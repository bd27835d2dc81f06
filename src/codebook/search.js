(function () {
  var place = document.getElementById("search");
  var field = document.getElementById("words");
  var label = document.getElementById("found-label");
  var found = document.getElementById("found");
  var sheets = Array.prototype.slice.call(document.querySelectorAll(".sheet"));
  function bare(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\u2019/g, "'").toLowerCase();
  }
  var texts = sheets.map(function (sheet) { return bare(sheet.textContent); });
  function search() {
    var words = bare(field.value).split(/\s+/).filter(Boolean);
    var shown = 0;
    sheets.forEach(function (sheet, at) {
      var keeps = words.every(function (word) { return texts[at].indexOf(word) >= 0; });
      sheet.hidden = !keeps;
      var title = sheet.querySelector("h3");
      var entry = document.querySelector('nav a[href="#' + title.id + '"]').parentNode;
      entry.hidden = !keeps;
      if (keeps) { shown += 1; }
    });
    Array.prototype.forEach.call(document.querySelectorAll("main > .chapter"), function (chapter) {
      var own = chapter.querySelectorAll(".sheet");
      chapter.hidden = own.length > 0 && chapter.querySelectorAll(".sheet:not([hidden])").length === 0;
    });
    label.hidden = words.length === 0;
    found.textContent = words.length === 0 ? "" : String(shown);
  }
  field.addEventListener("input", search);
  place.hidden = false;
})();
