using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Shops;

/// <summary>
/// Compares a shop that was pulled through many days of trouble with the world's own lists, and row by row with the same account pulled at the end
/// without any (<paramref name="fresh"/>).
/// </summary>
internal sealed class SoakTruth(Simulated simulator, TestDatabase database, SoakShop shop, ShopId fresh, IReadOnlySet<string> poisoned, IKeyVault vault)
{
    private const string Sealed = "sealed:";

    /// <summary>Lists of which one row in a hundred can never be read.</summary>
    public static readonly string[] PoisonedLists = ["/wb/feedbacks/api/v1/feedbacks*", "/ozon/v2/review/list", "/yandex/v2/businesses/*/goods-feedback"];

    /// <summary>Rows as text by their number. What changes with the moment of looking (when it was received) is left out.</summary>
    private static readonly (string Kind, string Sql)[] Rows =
    [
        ("reviews", "select number as key, concat_ws('|', rating, text, pros, cons, author, created_at, order_number, answer_text, answer_state) as row from reviews"),
        ("questions", "select number, concat_ws('|', text, created_at, answer_text, answer_state) from questions"),
        // Marketplaces tell less and less of orders older than a month: the shop that was connected early knows more than the fresh one. So it does of
        // the moments of handing over, delivery and cancelling, which some tell only to who was there,
        // and of the words of an order that was cancelled, which move no more.
        ("orders", "select number, concat_ws('|', case when stage <> 'Cancelled' then status end, stage, scheme, ordered_at, ship_by, tracking_number, "
            + "(select string_agg(concat_ws(',', line_number, quantity, unit_price), ';' order by line_number) from order_lines l where l.order_id = o.id)) from orders o where ordered_at > '2026-09-01' and status <> ''"),
        ("chats", "select number, concat_ws('|', kind, status_raw, order_number, awaits_seller) from chats"),
        ("messages", "select c.number || '/' || m.number, concat_ws('|', m.sender, m.text, m.sent_at) from chat_messages m join chats c on c.id = m.chat_id"),
        ("returns", "select number, concat_ws('|', kind, stage, status_raw, order_number, amount, comment) from returns"),
        ("products", "select number, concat_ws('|', name, description, characteristics, photo_urls) from products"),
    ];

    public async Task<SoakFindings> CompareAsync()
    {
        var differences = new List<string>();
        var counts = new List<string>();
        foreach (var (kind, sql) in Rows)
        {
            var (had, now) = (await RowsAsync(sql, shop.Id), await RowsAsync(sql, fresh));
            counts.Add($"{kind} {had.Count}");
            differences.AddRange(now.Where(row => !had.ContainsKey(row.Key)).Take(3).Select(row => $"{kind} {row.Key} is lost: {row.Value}"));
            differences.AddRange(now.Where(row => had.TryGetValue(row.Key, out var known) && known != row.Value).Take(3).Select(row => $"{kind} {row.Key} is «{had[row.Key]}», not «{row.Value}»"));
        }

        differences.AddRange(await CountsAsync());
        differences.AddRange(await SetAsideAsync());
        var events = await database.ReadAsync<long>($"select coalesce(sum(new_count + changed_count), 0) from feed_runs where shop_id = '{shop.Id}'");
        return new SoakFindings(string.Join(", ", counts), events, differences);
    }

    /// <summary>No more and no less than the world has.</summary>
    private async Task<List<string>> CountsAsync()
    {
        var found = new List<string>();
        var state = (await simulator.Control.GetFromJsonAsync<JsonElement>("/control/state")).GetProperty("accounts").EnumerateArray().Single(a => a.GetProperty("key").GetString() == shop.Account);
        var unreadable = await UnreadableAsync();
        async Task SameAsync(string kind, string sql, int truth)
        {
            var count = await database.ReadAsync<long>(sql);
            if (count != truth)
            {
                found.Add($"{count} {kind}, and the world has {truth}");
            }
        }

        if (shop.Marketplace != Marketplace.Kaspi)
        {
            await SameAsync("reviews", $"select count(*) from reviews where shop_id = '{shop.Id}'", state.GetProperty("reviews").GetProperty("total").GetInt32() - unreadable.Count);
            await SameAsync("questions", $"select count(*) from questions where shop_id = '{shop.Id}'", state.GetProperty("questions").GetProperty("total").GetInt32());
            await SameAsync("chats with buyers", $"select count(*) from chats where shop_id = '{shop.Id}' and kind = 'Buyer'", state.GetProperty("chats").GetProperty("total").GetInt32());
        }

        return found;
    }

    /// <summary>Set aside is what was broken: the rows that can never be read, each of them, and pages that were cut off.</summary>
    private async Task<List<string>> SetAsideAsync()
    {
        var found = new List<string>();
        var unreadable = await UnreadableAsync();
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var raw in await SetAsideOfAsync(shop.Id))
        {
            var ids = IsJson(raw) ? unreadable.Where(id => Names(raw, id)).ToList() : null;
            if (ids is { Count: 0 })
            {
                found.Add($"set aside, and not broken: {raw[..Math.Min(200, raw.Length)]}");
            }

            met.UnionWith(ids ?? []);
        }

        found.AddRange(unreadable.Except(met).Select(id => $"{id} is broken and was not set aside"));
        return found;
    }

    /// <summary>Ids that were given out broken to this shop: those that the undisturbed shop had to set aside too.</summary>
    private async Task<IReadOnlyList<string>> UnreadableAsync()
    {
        var raws = await SetAsideOfAsync(fresh);
        return [.. poisoned.Where(id => raws.Exists(raw => Names(raw, id)))];
    }

    private async Task<Dictionary<string, string>> RowsAsync(string sql, ShopId of)
    {
        var owner = sql.Contains("chat_messages", StringComparison.Ordinal) ? "m.shop_id" : "shop_id";
        var rows = await database.ListAsync<string>($"select x.key || chr(31) || coalesce(x.row, '') from ({sql} {(sql.Contains(" where ordered_at", StringComparison.Ordinal) ? "and" : "where")} {owner} = '{of}') as x(key, row)");
        return rows.Select(row => row.Split('\u001f', 2)).ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
    }

    /// <summary>As they came: what may hold personal data is kept encrypted.</summary>
    private async Task<List<string>> SetAsideOfAsync(ShopId of)
    {
        var raws = await database.ListAsync<string>($"select raw from set_aside_payloads where shop_id = '{of}' and resolved_at is null");
        return raws.ConvertAll(raw => raw.StartsWith(Sealed, StringComparison.Ordinal) ? vault.Reveal(Convert.FromBase64String(raw[(raw.IndexOf(':', Sealed.Length) + 1)..])) : raw);
    }

    private static bool Names(string raw, string id) => Regex.IsMatch(raw, $@"(?<![\w-]){Regex.Escape(id)}(?![\w-])");

    private static bool IsJson(string raw)
    {
        try
        {
            using var document = JsonDocument.Parse(raw);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
