using System.Globalization;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Marketplaces;

/// <summary>Stand-ins for photographs of buyers and products: a drawing that follows from its number, at /photos/{number}.jpg for every marketplace.</summary>
internal static class Photos
{
    public static IResult Serve(string number, int? width)
    {
        if (!ulong.TryParse(number, CultureInfo.InvariantCulture, out var seed))
        {
            return Results.NotFound();
        }

        var dice = new Dice(seed);
        var hue = dice.Below(360);
        var shapes = string.Concat(Enumerable.Range(0, 5).Select(_ => Shape(ref dice, hue)));
        var side = Math.Clamp(width ?? 900, 60, 1200);
        var svg = $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side * 4 / 3}" viewBox="0 0 300 400">
            <rect width="300" height="400" fill="hsl({hue} 22% 82%)"/><rect y="290" width="300" height="110" fill="hsl({hue} 18% 68%)"/>{shapes}
            </svg>
            """;
        return Results.Text(svg, "image/svg+xml");
    }

    private static string Shape(ref Dice dice, int hue)
    {
        var fill = string.Create(CultureInfo.InvariantCulture, $"hsl({(hue + dice.Between(10, 200)) % 360} {dice.Between(25, 60)}% {dice.Between(35, 70)}%)");
        return dice.Chance(0.5)
            ? $"""<circle cx="{dice.Between(60, 240)}" cy="{dice.Between(140, 320)}" r="{dice.Between(18, 70)}" fill="{fill}" opacity=".85"/>"""
            : $"""<rect x="{dice.Between(30, 170)}" y="{dice.Between(110, 270)}" width="{dice.Between(40, 120)}" height="{dice.Between(30, 110)}" rx="10" fill="{fill}" opacity=".85"/>""";
    }
}
