using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FluentAssertions;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.BrowserTests.Shell;

/// <summary>What must hold of every page, whatever it is for.</summary>
internal static partial class Looks
{
    // Everything that is read aloud or seen, but for what people and buyers wrote.
    private const string Words = """
        () => {
          const said = [document.title, document.body.innerText];
          // Names that programs know stand in <code>: they are no words of the desk.
          const known = new Set([...document.querySelectorAll('code, pre')].flatMap(e => e.innerText.split(/[\s,]+/)));
          document.querySelectorAll('*').forEach(e => ['title', 'aria-label', 'placeholder', 'alt', 'data-command'].forEach(a => e.hasAttribute(a) && said.push(e.getAttribute(a))));
          return said.join('\n').split(/(\s+)/).filter(word => !known.has(word)).join('');
        }
        """;

    // Labels of the desk itself: nothing of them may be in the other language.
    private const string Labels = """
        () => [...document.querySelectorAll('nav a, h1, h3, th, label, legend, dt, button, summary, .sd-note, .sd-tabs a, .sd-view, .sd-side-label, .sd-empty')]
          .filter(e => !e.closest('[lang]:not(html)') && !e.closest('.sd-side-foot, .inbox-templates, .sd-talk, .sd-row, .inbox-product, tbody, .context'))
          .map(e => e.innerText).join('\n')
        """;

    // Out of sight at the side: not in a place that scrolls by itself, not in a line that ends in dots, not a drawer that is shut.
    private const string CutOff = """
        width => [...document.querySelectorAll('a, button, input, textarea, select, summary, h1, h2, h3, p, td, th, dt, dd, label, li')].filter(e => {
          const box = e.getBoundingClientRect();
          if (!e.checkVisibility() || !box.width || !box.height || (box.right <= width + 1 && box.left >= -1)) return false;
          for (let up = e; up && up !== document.body; up = up.parentElement) {
            const style = getComputedStyle(up);
            const here = up.getBoundingClientRect();
            if (style.position === 'fixed' && (here.left >= width || here.right <= 0) || up.matches('.sd-skip, .sd-visually-hidden, .sd-side')) return false;
            if (up !== e && style.overflowX !== 'visible' && !up.matches('.sd-shell, .sd-place, .sd-main, .sd-body, .sd-panes, .sd-pane') && here.right <= width + 1) return false;
          }
          return true;
        }).slice(0, 5).map(e => `${e.outerHTML.slice(0, 120)} ${JSON.stringify(e.getBoundingClientRect())}`)
        """;

    // Menus open where their button is, and their choices have to stay on the screen.
    private const string MenusCutOff = """
        width => [...document.querySelectorAll('details[data-menu]')].filter(e => e.checkVisibility() && e.getClientRects().length).map(menu => {
          menu.open = true;
          const box = menu.querySelector('.sd-pop').getBoundingClientRect();
          menu.open = false;
          return box.left < 0 || box.right > width + 1 ? `${menu.outerHTML.slice(0, 120)} ${JSON.stringify(box)}` : null;
        }).filter(Boolean)
        """;

    // What people are called and what they called their shops stays as it is in every language.
    private static readonly string[] Names = ["Ольга", "Марина", "Семён", "Павел", "Вера", "Тимур", "Тёплый дом"];

    // What the keys of texts begin with, all of them: a key that stands on a page has no wording.
    private static readonly HashSet<string> Subjects = [.. TextLibrary.FilesOf(TextLibrary.DefaultLanguage).SelectMany(TextLibrary.ReadFile).Select(text => text.Key[..text.Key.IndexOf('.', StringComparison.Ordinal)])];

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    // Between the languages nothing but names differs.
    private static readonly AxeRunOptions LanguageRules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["html-has-lang", "html-lang-valid", "label", "button-name", "link-name", "select-name", "input-button-name", "image-alt", "document-title", "aria-dialog-name", "aria-input-field-name", "aria-toggle-field-name", "summary-name", "frame-title", "valid-lang"] },
    };

    // Between the themes nothing but colours differs.
    private static readonly AxeRunOptions Colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } };

    public static async Task IsWholeInAsync(Visitor visitor, string language)
    {
        (await visitor.Page.EvaluateAsync<string>("() => document.documentElement.lang")).Should().Be(language);
        var words = await visitor.Page.EvaluateAsync<string>(Words);
        MissingText().Matches(words).Where(match => Subjects.Contains(match.Groups[1].Value)).Select(match => match.Value).Should().BeEmpty("every text has its wording");
        UnfilledPlace().Matches(words).Select(match => match.Value).Should().BeEmpty("every place of a wording is filled");
        if (language == "en")
        {
            Cyrillic().Matches(await visitor.Page.EvaluateAsync<string>(Labels)).Select(match => match.Value.Trim()).Except(Names).Should().BeEmpty("the desk speaks English");
        }
    }

    public static async Task HasNoBarrierAsync(Visitor visitor)
    {
        (await visitor.Page.Locator("h1").CountAsync()).Should().Be(1, "{0} says once what it is", visitor.Path);
        foreach (var (theme, rules) in new[] { ("light", Rules), ("dark", Colours) })
        {
            await visitor.Page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme; }", theme);
            var result = await visitor.Page.RunAxe(rules);
            result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{theme}: {violation.Id}: {node.Target} {Why(node)} {Short(node.Html)}"))
                .Should().BeEmpty("nobody may be kept out of {0}", visitor.Path);
        }

        await visitor.Page.EvaluateAsync("() => { document.documentElement.dataset.theme = 'light'; }");
    }

    /// <summary>In the other language everything that can be pressed has its name too.</summary>
    public static async Task NamesEverythingAsync(Visitor visitor)
    {
        var result = await visitor.Page.RunAxe(LanguageRules);
        result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Target} {Why(node)} {Short(node.Html)}")).Should().BeEmpty("everything on {0} has a name", visitor.Path);
    }

    /// <summary>Whatever stands in the order of Tab takes the focus when its turn comes and lets it go again; nothing jumps the queue.</summary>
    public static async Task LetsTheKeyboardThroughAsync(Visitor visitor) =>
        (await visitor.Page.EvaluateAsync<string[]>("""
            () => {
              const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], audio[controls], video[controls]')]
                .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length && !e.closest('[inert]'));
              const wrong = all.filter(e => e.tabIndex > 0).map(e => 'jumps the queue: ' + e.outerHTML.slice(0, 120));
              for (const e of all) {
                e.focus({ preventScroll: true });
                if (document.activeElement !== e) wrong.push('takes no focus: ' + e.outerHTML.slice(0, 120));
                else { e.blur(); if (document.activeElement === e) wrong.push('keeps the focus: ' + e.outerHTML.slice(0, 120)); }
              }
              return wrong.slice(0, 5);
            }
            """)).Should().BeEmpty("{0} works by keyboard alone", visitor.Path);

    /// <summary>Whoever asks for no motion gets none.</summary>
    public static async Task StandsStillAsync(Visitor visitor)
    {
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = Microsoft.Playwright.ReducedMotion.Reduce });
        (await visitor.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return s.transitionDuration.split(',').some(d => parseFloat(d) > 0.01) || (s.animationName !== 'none' && parseFloat(s.animationDuration) > 0.01); })
              .slice(0, 5).map(e => e.outerHTML.slice(0, 120))
            """)).Should().BeEmpty("{0} stands still", visitor.Path);
    }

    public static async Task FitsAsync(Visitor visitor)
    {
        foreach (var width in new[] { 1440, 1280, 390 })
        {
            await visitor.Page.SetViewportSizeAsync(width, 900);
            (await visitor.Page.EvaluateAsync<string[]>(CutOff, width)).Should().BeEmpty("nothing of {0} is out of sight at {1} px", visitor.Path, width);
            (await visitor.Page.EvaluateAsync<string[]>(MenusCutOff, width)).Should().BeEmpty("menus of {0} open within {1} px", visitor.Path, width);
        }
    }

    /// <summary>Tab leads through the page, and one always sees where it stands.</summary>
    public static async Task ShowsFocusAsync(Visitor visitor, int steps)
    {
        await visitor.Page.SetViewportSizeAsync(1440, 900);
        await visitor.Page.EvaluateAsync("() => document.activeElement?.blur()");
        var places = new HashSet<string>();
        for (var step = 0; step < steps; step++)
        {
            await visitor.PressAsync("Tab");
            var place = await visitor.Page.EvaluateAsync<JsonElement>("""
                () => {
                  const here = document.activeElement;
                  const seen = e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none'; };
                  let shown = here === document.body;
                  for (let e = here, up = 0; e && e !== document.body && up < 4; e = e.parentElement, up++) shown ||= seen(e);
                  return { shown, what: here.outerHTML.slice(0, 120) };
                }
                """);
            var what = place.GetProperty("what").GetString()!;
            place.GetProperty("shown").GetBoolean().Should().BeTrue("the focus has to be seen on {0}", what);
            places.Add(what);
        }

        places.Count.Should().BeGreaterThan(Math.Min(steps, 4), "Tab leads on");
    }

    private static string Why(AxeResultNode node) => node.Any.Concat(node.All).FirstOrDefault()?.Message ?? "";

    private static string Short(string html) => html.Length > 160 ? html[..160] : html;

    [GeneratedRegex(@"(?<![\w/.@-])([a-z]+)\.[a-zA-Z][\w-]+(\.[\w-]+)*(?!\w|@)")]
    private static partial Regex MissingText();

    [GeneratedRegex(@"\{\d\}(?! becomes| заменим)")]
    private static partial Regex UnfilledPlace();

    [GeneratedRegex(@"\p{IsCyrillic}[\p{IsCyrillic} ]*")]
    private static partial Regex Cyrillic();
}
