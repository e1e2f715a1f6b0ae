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
        app.MapGet("/", (Simulation world, Faults faults, RateLimits limits) =>
            Results.Text(
                Frame.Replace("{{clock}}", Clock(world), StringComparison.Ordinal)
                    .Replace("{{shops}}", Shops(world), StringComparison.Ordinal)
                    .Replace("{{accounts}}", Options(Catalog.Accounts.Select(account => (account.Key, account.TradeMark))), StringComparison.Ordinal)
                    .Replace("{{kinds}}", Options(FaultNames), StringComparison.Ordinal)
                    .Replace("{{faults}}", FaultRows(faults), StringComparison.Ordinal)
                    .Replace("{{limits}}", limits.Enabled ? $"включены, ×{limits.Scale.ToString(Russian)}" : "выключены", StringComparison.Ordinal)
                    .Replace("{{moderation}}", $"{world.ModerationSeconds.ToString(Russian)} с, отклонить следующих: {world.RefuseNext}", StringComparison.Ordinal)
                    .Replace("{{writes}}", Writes(world), StringComparison.Ordinal),
                "text/html; charset=utf-8"));

    private static readonly (string Kind, string Name)[] FaultNames =
    [
        ("429", "429 — слишком часто"), ("500", "500 — ошибка площадки"), ("502", "502 — шлюз"), ("timeout", "Тайм-аут, ответа нет"),
        ("dropBeforeProcessing", "Обрыв до обработки"), ("dropAfterProcessing", "Обрыв после обработки"), ("brokenJson", "Битый JSON"), ("duplicates", "Повторы строк"),
        ("shuffle", "Строки вперемешку"), ("slow", "Медленно до обработки"), ("slowAfter", "Медленно после обработки"), ("envelopeError", "Ошибка в конверте с кодом 200"),
        ("hugeField", "Огромное поле"), ("nullField", "null вместо поля"),
    ];

    private static string Clock(Simulation world) =>
        $"""<b>{world.Clock.Now.ToString("d MMMM yyyy, HH:mm:ss", Russian)}</b> UTC · скорость ×{world.Clock.Speed.ToString(Russian)} · открыт {world.Settings.Start.ToString("d MMM yyyy, HH:mm", Russian)} · seed {world.Settings.Seed}""";

    private static string Shops(Simulation world)
    {
        var html = new StringBuilder();
        foreach (var account in Catalog.Accounts)
        {
            var state = TruthRoutes.StateOf(world, account);
            html.Append(Russian, $"<tr><td><b>{Encode(state.Name)}</b> <code>{state.Key}</code></td><td>{state.Reviews.Total:N0}</td><td>{state.Reviews.Unanswered:N0}</td><td>{state.Reviews.Answered:N0}</td><td>{state.Reviews.Archived:N0}</td>");
            html.Append(Russian, $"<td>{state.Questions.Total:N0}</td><td>{state.Questions.Unanswered:N0}</td><td>{state.Orders.Total:N0}</td><td><button data-token=\"{state.Key}\">Токен</button></td></tr>");
        }

        return html.ToString();
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
            ? "<tr><td colspan=5 class=quiet>Пока никто ничего не отправил.</td></tr>"
            : string.Concat(rows.Select(row =>
                $"<tr><td>{row.At.ToString("dd.MM HH:mm:ss", Russian)}</td><td>{row.Account}</td><td>{row.Kind}</td><td><code>{Encode(row.Id)}</code>{(row.Accepted ? "" : row.IdKnown ? " <em>не принято</em>" : " <em>номера нет</em>")}</td><td class=text>{Encode(row.Text)}</td></tr>"));
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
