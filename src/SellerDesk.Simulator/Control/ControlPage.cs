using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Control;

/// <summary>The page for a person: what there is, and a button for everything that can go wrong.</summary>
internal static class ControlPage
{
    private const int ShownWrites = 15;
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private static readonly string Frame = Load();

    public static void MapControlPage(this WebApplication app) =>
        app.MapGet("/", (Simulation world, Faults faults, RateLimits limits, Wires wires, PushOutbox outbox) =>
        {
            var parts = new Dictionary<string, string>
            {
                ["clock"] = Clock(world),
                ["shops"] = Shops(world, wires),
                ["prefixes"] = string.Join(", ", wires.All.Select(wire => $"{NameOf(wire.Marketplace)} — <code>{wire.Prefix}</code>")),
                ["accounts"] = Options(Catalog.Accounts.Select(account => (account.Key, account.TradeMark))),
                ["reasons"] = Options(Reasons),
                ["kinds"] = Options(FaultNames.All),
                ["faults"] = FaultRows(faults),
                ["limits"] = limits.Enabled ? $"включены, ×{limits.Scale.ToString(Russian)}" : "выключены",
                ["moderation"] = $"{world.ModerationSeconds.ToString(Russian)} с, отклонить следующих: {world.RefuseNext}",
                ["pushers"] = Options(outbox.Marketplaces.Select(marketplace => (marketplace, NameOf(marketplace)))),
                ["pushes"] = Pushes(world, outbox),
                ["writes"] = Writes(world),
            };
            return Results.Text(parts.Aggregate(Frame, (page, part) => page.Replace($"{{{{{part.Key}}}}}", part.Value, StringComparison.Ordinal)), "text/html; charset=utf-8");
        });

    private static readonly (string Kind, string Name)[] Reasons =
    [
        ("defect", "Брак"), ("notWorking", "Не работает"), ("wrongItem", "Не тот товар"), ("mismatch", "Не как в описании"), ("size", "Размер"), ("missing", "Недокомплект"),
        ("damaged", "Повреждён в пути"), ("expired", "Срок годности"), ("changedMind", "Передумал"),
    ];

    private static string NameOf(string marketplace) => marketplace switch
    {
        Home.Wildberries => "Wildberries",
        Home.Ozon => "Ozon",
        Home.Yandex => "Яндекс Маркет",
        _ => "Kaspi",
    };

    private static string Clock(Simulation world) =>
        $"""<b>{world.Clock.Now.ToString("d MMMM yyyy, HH:mm:ss", Russian)}</b> UTC · скорость ×{world.Clock.Speed.ToString(Russian)} · открыт {world.Settings.Start.ToString("d MMM yyyy, HH:mm", Russian)} · seed {world.Settings.Seed}""";

    private static string Shops(Simulation world, Wires wires)
    {
        var html = new StringBuilder();
        foreach (var account in Catalog.Accounts)
        {
            var state = TruthRoutes.StateOf(world, account);
            html.Append(Russian, $"<tr><td><b>{Encode(state.Name)}</b> <code>{state.Key}</code></td><td>{NameOf(state.Marketplace)}</td><td>{state.Reviews.Total:N0}</td><td>{state.Reviews.Unanswered:N0}</td>");
            html.Append(Russian, $"<td>{state.Questions.Total:N0}</td><td>{state.Questions.Unanswered:N0}</td><td>{state.Orders.Total:N0}</td>");
            html.Append(Russian, $"<td>{state.Chats.Total:N0}</td><td>{state.Chats.Messages:N0}</td><td>{state.Claims.Total:N0}</td><td>{state.Claims.Open:N0}</td><td>");
            html.AppendJoin(' ', wires.All.Select(wire => $"<button data-token=\"{state.Key}\" data-marketplace=\"{wire.Marketplace}\">{NameOf(wire.Marketplace)}</button>")).Append("</td></tr>");
        }

        return html.ToString();
    }

    private static string Pushes(Simulation world, PushOutbox outbox)
    {
        var history = outbox.History(null, null);
        var targets = string.Concat(world.PushTargets.Select(target => $"<li>{target.Account} · {NameOf(target.Marketplace)} → <code>{Encode(target.Url)}</code></li>"));
        return $"<p>Доставлено {history.Count(push => push.State == "delivered")}, ждут {history.Count(push => push.State == "waiting")}, не дошло {history.Count(push => push.State == "failed")}, потеряно нарочно {history.Count(push => push.State == "lost")}; потерять следующих: {outbox.LoseNext}</p>"
            + (targets.Length == 0 ? "<p class=quiet>Адресов нет: никому ничего не шлём.</p>" : $"<ul>{targets}</ul>");
    }

    private static string FaultRows(Faults faults)
    {
        var rows = faults.All;
        return rows.Length == 0
            ? "<p class=quiet>Сбоев нет: площадка ведёт себя как следует.</p>"
            : "<ul>" + string.Concat(rows.Select(fault =>
                $"<li><code>{Encode(fault.Kind)}</code> на <code>{Encode(fault.Path)}</code>, доля {fault.Share.ToString("P0", Russian)}, сработал {fault.Fired}{(fault.Times is { } times ? $" из {times}" : "")}</li>")) + "</ul>";
    }

    private static string Writes(Simulation world)
    {
        var rows = world.Writes(null, null).TakeLast(ShownWrites).Reverse().ToArray();
        return rows.Length == 0
            ? "<tr><td colspan=6 class=quiet>Пока никто ничего не отправил.</td></tr>"
            : string.Concat(rows.Select(row =>
                $"<tr><td>{row.At.ToString("dd.MM HH:mm:ss", Russian)}</td><td>{row.Account}</td><td>{NameOf(row.Marketplace ?? Home.Wildberries)}</td><td>{row.Kind} {row.Verb}</td><td><code>{(row.Id.Length > 0 ? Encode(row.Id) : row.Key.ToString(CultureInfo.InvariantCulture))}</code>{(row.Accepted ? "" : row.IdKnown ? " <em>не принято</em>" : " <em>номера нет</em>")}</td><td class=text>{Encode(row.Text)}</td></tr>"));
    }

    private static string Options(IEnumerable<(string Value, string Name)> options) =>
        string.Concat(options.Select(option => $"<option value=\"{option.Value}\">{Encode(option.Name)}</option>"));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Load()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("control.html")!);
        return reader.ReadToEnd();
    }
}
