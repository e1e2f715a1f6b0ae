using SellerDesk.Domain.Loyalty.Points;

namespace SellerDesk.Web.Loyalty;

/// <summary>Rules as a form has them: rows that can be written in.</summary>
internal sealed class RulesForm
{
    public List<RateRow> Rates { get; } = [];

    public List<MultiplierRow> Multipliers { get; } = [];

    public int First { get; set; }

    public int Welcome { get; set; }

    public int Birthday { get; set; }

    public int PerOrder { get; set; }

    public int PerDay { get; set; }

    public int PerMonth { get; set; }

    public PointRounding Rounding { get; set; }

    public int PendingDays { get; set; }

    public int LivesDays { get; set; }

    public bool Paused { get; set; }

    public static RulesForm Of(EarningRules rules)
    {
        var form = new RulesForm
        {
            First = rules.FirstOrder,
            Welcome = rules.Welcome,
            Birthday = rules.Birthday,
            PerOrder = rules.MostPerOrder,
            PerDay = rules.MostPerDay,
            PerMonth = rules.MostPerMonth,
            Rounding = rules.Rounding,
            PendingDays = rules.PendingDays,
            LivesDays = rules.LivesDays,
            Paused = rules.Paused,
        };
        form.Rates.AddRange(rules.Rates.Select(rate => new RateRow { Currency = rate.Currency, Per = rate.Per, Points = rate.Points, Minimum = rate.Minimum, Worth = rate.Worth }));
        form.Multipliers.AddRange(rules.Multipliers.Select(one => new MultiplierRow { Name = one.Name, Factor = one.Factor, Products = string.Join(", ", one.Skus), Categories = string.Join(", ", one.Categories), On = one.On ?? "" }));
        return form;
    }

    public EarningRules Read() => new()
    {
        Rates = [.. Rates.Select(row => new EarningRate(row.Currency.Trim().ToUpperInvariant(), row.Per, row.Points, row.Minimum, row.Worth))],
        Multipliers = [.. Multipliers.Select(row => new EarningMultiplier(row.Name.Trim(), row.Factor, Words(row.Products), Words(row.Categories), row.On.Length == 0 ? null : row.On))],
        FirstOrder = First,
        Welcome = Welcome,
        Birthday = Birthday,
        MostPerOrder = PerOrder,
        MostPerDay = PerDay,
        MostPerMonth = PerMonth,
        Rounding = Rounding,
        PendingDays = PendingDays,
        LivesDays = LivesDays,
        Paused = Paused,
    };

    private static string[] Words(string text) => text.Split([',', '\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal sealed class RateRow
{
    public string Currency { get; set; } = "RUB";

    public decimal Per { get; set; } = 20;

    public decimal Points { get; set; } = 1;

    public decimal Minimum { get; set; }

    public decimal Worth { get; set; } = 1;
}

internal sealed class MultiplierRow
{
    public string Name { get; set; } = "";

    public decimal Factor { get; set; } = 2;

    public string Products { get; set; } = "";

    public string Categories { get; set; } = "";

    public string On { get; set; } = "";
}
